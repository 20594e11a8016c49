package dev.rapport.api.infrastructure.http.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rapport.api.application.ingest.Acceptance.Stored;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The answer to a conversation end that is stored. */
@Schema(description = "The conversation end is stored and will be scored")
record AcceptedAnswer(
    @Schema(example = "true") boolean success,
    @Schema(example = "accepted") String status,
    @Schema(example = "Conversation accepted for scoring") String message,
    Data data) {

  /** The event. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Data(
      @Schema(example = "4711") long eventId,
      @Schema(description = "The id it is stored under", example = "conv-7f3a")
          String conversationId,
      @Schema(example = "user-42") String userId,
      @Schema(
              description = "PENDING, unless it was accepted before or is not scored",
              example = "PENDING")
          String status,
      @Schema(example = "2026-11-23T08:03:00Z") Instant createdAt,
      @Schema(description = "Whether the same content was accepted before", example = "false")
          boolean duplicate,
      @Schema(description = "The posted id, if other content had taken it", example = "conv-7f3a")
          @Nullable String originalConversationId) {}

  static AcceptedAnswer of(Stored stored, String userId) {
    String message =
        stored.duplicate() ? "Conversation was accepted before" : "Conversation accepted";
    return new AcceptedAnswer(
        true,
        "accepted",
        message,
        new Data(
            stored.id().value(),
            stored.conversationId(),
            userId,
            stored.status().name(),
            stored.createdAt(),
            stored.duplicate(),
            stored.originalConversationId()));
  }
}
