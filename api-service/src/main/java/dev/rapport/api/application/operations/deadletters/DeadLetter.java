package dev.rapport.api.application.operations.deadletters;

import dev.rapport.model.contract.DeadLetterNote;
import dev.rapport.model.contract.EventId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as operators see it.
 *
 * @param replayId the replay that resolved it
 * @param diedInReplay the replay that had brought its event back when it died
 * @param copy null once it is resolved
 * @param traceId of the request that accepted the event
 */
public record DeadLetter(
    long id,
    @Nullable EventId eventId,
    @Nullable String conversationId,
    @Nullable String userId,
    @Nullable String botType,
    String errorCode,
    @Nullable String errorDetails,
    String fingerprint,
    DeadLetterSource source,
    int attempts,
    @Nullable String worker,
    Instant firstFailedAt,
    Instant diedAt,
    DeadLetterState state,
    @Nullable Instant resolvedAt,
    @Nullable Long replayId,
    @Nullable Long diedInReplay,
    @Nullable Copy copy,
    @Nullable String traceId) {

  /** Where its copy is. */
  public enum Copy {
    IN_QUEUE,
    NOT_PUBLISHED,
    /** It was there and is missed; another one will be published. */
    GONE
  }

  /** What its copy says about itself. */
  public DeadLetterNote note() {
    return new DeadLetterNote(
        eventId, errorCode, errorDetails, fingerprint, attempts, firstFailedAt);
  }

  /** One sentence: what happened, and what is to come. */
  public String explanation() {
    return died() + " " + since();
  }

  private String died() {
    String because = errorCode + (errorDetails == null ? "" : " (" + errorDetails + ")");
    return switch (source) {
      case WORKER ->
          "Attempt %d of event %s failed at %s because of %s and none was left."
              .formatted(attempts, eventId, diedAt, because);
      case BROKER ->
          "The broker gave the message of %s up, which was found at %s: %s."
              .formatted(eventId == null ? "no event" : "event " + eventId, diedAt, because);
      case MESSAGE ->
          "A message came in at %s that belongs to no event: %s.".formatted(diedAt, because);
    };
  }

  private String since() {
    return switch (state) {
      case OPEN ->
          eventId == null
              ? "It cannot be replayed; it waits to be archived."
              : "It waits to be replayed or archived.";
      case REPLAYED -> "Replay %d brought the event back at %s.".formatted(replayId, resolvedAt);
      case ARCHIVED -> "It was archived at %s and can be restored.".formatted(resolvedAt);
      case PURGED -> "It was purged at %s.".formatted(resolvedAt);
    };
  }
}
