package dev.rapport.api.infrastructure.http.events;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.api.application.events.EventDetails;
import dev.rapport.api.application.events.EventSummary;
import dev.rapport.api.application.events.ExplainEvents;
import dev.rapport.api.application.events.ExplainEvents.Explained;
import dev.rapport.api.application.events.Timeline;
import dev.rapport.api.infrastructure.http.problem.ErrorCode;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import dev.rapport.api.infrastructure.http.problem.Refuses;
import dev.rapport.model.conversation.Turn;
import dev.rapport.shared.postgres.StoredDocuments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells all that is stored of a conversation, its log included. */
@RestController
@Tag(name = "Conversations")
final class ConversationController {

  private final ExplainEvents events;
  private final StoredDocuments documents = new StoredDocuments();

  ConversationController(ExplainEvents events) {
    this.events = events;
  }

  /** A conversation with both forms of its log. */
  record View(
      @JsonUnwrapped EventAnswer event,
      List<TimelineAnswer> timeline,
      @ArraySchema(
              arraySchema = @Schema(description = "As posted; null after its retention period"),
              schema = @Schema(implementation = PostedTurn.class))
          @JsonRawValue
          @Nullable String rawConversationLog,
      @Schema(description = "The standard form, derived from the raw one")
          List<TurnAnswer> conversationLog) {}

  /** A turn as it was posted, in either form. */
  record PostedTurn(
      @Schema(example = "USER") @Nullable String character,
      @Schema(example = "Do you like whales?") @Nullable String content,
      @Schema(example = "user") @Nullable String speaker,
      @Schema(example = "1") @Nullable Integer turnId,
      @Schema(example = "Do you like whales?") @Nullable String text,
      @Nullable Instant timestamp) {}

  /** A turn of the standard log. */
  record TurnAnswer(
      @Schema(example = "user") String speaker,
      @Schema(example = "1") int turnId,
      @Schema(example = "Do you like whales?") String text,
      Instant timestamp) {

    static TurnAnswer of(Turn turn) {
      return new TurnAnswer(turn.speaker().label(), turn.turnId(), turn.text(), turn.timestamp());
    }
  }

  @Operation(summary = "Everything stored of a conversation")
  @ApiResponse(responseCode = "200", description = "The event, its timeline and its log")
  @Refuses(ErrorCode.CONVERSATION_NOT_FOUND)
  @GetMapping("/v1/conversations/{conversationId}")
  View conversation(@Parameter(example = "conv-7f3a") @PathVariable String conversationId) {
    Explained<EventDetails> explained =
        events
            .findByConversation(conversationId)
            .orElseThrow(
                () ->
                    new RefusedException(
                        ErrorCode.CONVERSATION_NOT_FOUND, "no conversation has this id"));
    EventSummary event = explained.found().event();
    String raw = events.rawLog(event.id()).orElse(null);
    return new View(
        EventAnswer.of(event, explained.sentence()),
        Timeline.of(explained.found()).stream().map(TimelineAnswer::of).toList(),
        raw,
        raw == null ? List.of() : turns(event, raw));
  }

  private List<TurnAnswer> turns(EventSummary event, String raw) {
    return documents.log(raw, event.startTime(), event.endTime()).turns().stream()
        .map(TurnAnswer::of)
        .toList();
  }
}
