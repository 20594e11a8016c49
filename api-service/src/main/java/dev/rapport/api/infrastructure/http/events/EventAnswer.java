package dev.rapport.api.infrastructure.http.events;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.rapport.api.application.events.EventSummary;
import dev.rapport.model.contract.EventStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event without its log and its history. */
record EventAnswer(
    @Schema(example = "4711") long eventId,
    String conversationId,
    @Nullable String originalConversationId,
    String userId,
    @Nullable String botType,
    @Nullable String botId,
    @Nullable String botName,
    @Nullable String agentTag,
    Instant startTime,
    Instant endTime,
    long durationSeconds,
    EventStatus status,
    @Schema(description = "Started and not handed back") int attemptCount,
    @Nullable Instant nextAttemptAt,
    @Nullable Instant publishedAt,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant processedAt,
    @Nullable BigDecimal friendshipScoreChange,
    @Nullable String newFriendshipLevel,
    @Schema(description = "How the change came about", implementation = Object.class) @JsonRawValue
        @Nullable String scoreCalculationDetails,
    @Nullable String errorCode,
    @Nullable String errorDetails,
    @Schema(description = "One sentence: where it is and why") String explanation) {

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
