package dev.rapport.api.infrastructure.http.events;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.rapport.api.application.events.EventSummary;
import dev.rapport.model.contract.EventStatus;
import dev.rapport.model.scoring.ScoreDetails;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event without its log and its history. */
record EventAnswer(
    @Schema(example = "4711") long eventId,
    @Schema(example = "conv-7f3a") String conversationId,
    @Schema(description = "The posted id, if other content had taken it", example = "conv-7f3a")
        @Nullable String originalConversationId,
    @Schema(example = "user-42") String userId,
    @Schema(example = "TALK") @Nullable String botType,
    @Schema(example = "talk_movie_preference") @Nullable String botId,
    @Schema(example = "Movie talk") @Nullable String botName,
    @Schema(example = "movies") @Nullable String agentTag,
    Instant startTime,
    Instant endTime,
    @Schema(example = "178") long durationSeconds,
    EventStatus status,
    @Schema(description = "Started and not handed back", example = "1") int attemptCount,
    @Nullable Instant nextAttemptAt,
    @Nullable Instant publishedAt,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant processedAt,
    @Schema(example = "35.5") @Nullable BigDecimal friendshipScoreChange,
    @Schema(example = "PHASE1_STRANGER") @Nullable String newFriendshipLevel,
    @Schema(description = "How the change came about", implementation = ScoreDetails.class)
        @JsonRawValue
        @Nullable String scoreCalculationDetails,
    @Schema(example = "PEER_503") @Nullable String errorCode,
    @Schema(example = "the peer answered 503") @Nullable String errorDetails,
    @Schema(
            description = "One sentence: where it is and why",
            example = "It was scored at 2026-11-23T08:03:01Z.")
        String explanation) {

  static EventAnswer of(EventSummary event, String explanation) {
    return new EventAnswer(
        event.id().value(),
        event.conversationId(),
        event.originalConversationId(),
        event.userId(),
        event.botType(),
        event.botId(),
        event.botName(),
        event.agentTag(),
        event.startTime(),
        event.endTime(),
        Duration.between(event.startTime(), event.endTime()).toSeconds(),
        event.status(),
        event.attempts(),
        event.nextAttemptAt(),
        event.publishedAt(),
        event.createdAt(),
        event.updatedAt(),
        event.processedAt(),
        event.scoreChange(),
        event.newLevel(),
        event.details(),
        event.errorCode(),
        event.errorDetails(),
        explanation);
  }
}
