package dev.rapport.api.infrastructure.http.operations;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.api.application.operations.deadletters.DeadLetter;
import dev.rapport.api.application.operations.deadletters.DeadLetterDetails;
import dev.rapport.api.application.operations.deadletters.DeadLetterDetails.Attempt;
import dev.rapport.api.application.operations.deadletters.DeadLetterSource;
import dev.rapport.api.application.operations.deadletters.DeadLetterState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dead letter in a list. */
record DeadLetterAnswer(
    @Schema(example = "17") long id,
    @Schema(description = "Null for a message that belongs to no event") @Nullable Long eventId,
    @Nullable String conversationId,
    @Nullable String userId,
    @Nullable String botType,
    @Schema(example = "TIMEOUT") String errorCode,
    @Nullable String errorDetails,
    @Schema(
            example = "SocketTimeoutException@HttpLanguageModel.ask",
            description = "Exception class and first own frame: equal for equal causes")
        String fingerprint,
    DeadLetterSource source,
    int attempts,
    @Nullable String worker,
    Instant firstFailedAt,
    Instant diedAt,
    DeadLetterState state,
    @Schema(description = "How it was resolved; null while it is open") @Nullable String resolution,
    @Nullable Instant resolvedAt,
    @Schema(description = "The replay that resolved it") @Nullable Long replayId,
    @Schema(description = "The replay that had brought its event back when it died")
        @Nullable Long diedInReplay,
    @Schema(description = "Where its copy in the dead-letter queue is; null once it is resolved")
        DeadLetter.@Nullable Copy copy,
    @Nullable String traceId) {

  static DeadLetterAnswer of(DeadLetter letter) {
    return new DeadLetterAnswer(
        letter.id(),
        letter.eventId() == null ? null : (Long) letter.eventId().value(),
        letter.conversationId(),
        letter.userId(),
        letter.botType(),
        letter.errorCode(),
        letter.errorDetails(),
        letter.fingerprint(),
        letter.source(),
        letter.attempts(),
        letter.worker(),
        letter.firstFailedAt(),
        letter.diedAt(),
        letter.state(),
        letter.state() == DeadLetterState.OPEN ? null : letter.state().name(),
        letter.resolvedAt(),
        letter.replayId(),
        letter.diedInReplay(),
        letter.copy(),
        letter.traceId());
  }

  /** With its attempts. */
  record Exported(@JsonUnwrapped DeadLetterAnswer letter, List<Attempt> attemptsLog) {

    static Exported of(DeadLetterDetails details) {
      return new Exported(DeadLetterAnswer.of(details.letter()), details.attempts());
    }
  }

  /** With everything that is known of it. */
  record Shown(
      @JsonUnwrapped DeadLetterAnswer letter,
      List<Attempt> attemptsLog,
      @Schema(
              description = "What its copy in the queue says of itself",
              implementation = Object.class)
          Map<String, Object> headers,
      @Schema(description = "The message itself where it belongs to no event")
          @Nullable String messageBodyBase64,
      @Schema(description = "One sentence: what happened, and what is to come")
          String explanation) {

    static Shown of(DeadLetterDetails details) {
      return new Shown(
          DeadLetterAnswer.of(details.letter()),
          details.attempts(),
          details.letter().note().headers(),
          details.bytes().map(Base64.getEncoder()::encodeToString).orElse(null),
          details.letter().explanation());
    }
  }
}
