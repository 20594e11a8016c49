package dev.rapport.api.application.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One sentence that says where an event is and why. */
public final class Explanation {

  private Explanation() {}

  /** The sentence for an event as it is at {@code now}. */
  public static String of(EventSummary event, Instant now) {
    return switch (event.status()) {
      case PENDING -> pending(event, now);
      case PROCESSING -> processing(event, now);
      case PROCESSED ->
          "Scored at %s: the friendship moved by %s."
              .formatted(event.processedAt(), event.scoreChange());
      case SKIPPED ->
          "Stored and not scored, because its bot type %s is not scored."
              .formatted(event.botType());
      case FAILED ->
          "Dead after %d attempts because of %s; it stays so until it is replayed."
              .formatted(event.attempts(), event.errorCode());
    };
  }

  private static String pending(EventSummary event, Instant now) {
    Instant next = event.nextAttemptAt();
    if (isAfter(next, now)) {
      return "Attempt %d failed with %s; the next one is due at %s."
          .formatted(event.attempts(), event.errorCode(), next);
    }
    if (event.publishedAt() == null) {
      return "Accepted and waiting to be published: the broker has not confirmed it yet.";
    }
    if (next != null) {
      return "Its attempt %d has been due since %s; it waits in the queue for a worker."
          .formatted(event.attempts() + 1, next);
    }
    return "Published at %s and waiting in the queue for a worker.".formatted(event.publishedAt());
  }

  private static String processing(EventSummary event, Instant now) {
    Instant lease = event.leaseUntil();
    return isAfter(lease, now)
        ? "A worker is on attempt %d; it holds the event until %s."
            .formatted(event.attempts(), lease)
        : "A worker began attempt %d and has not finished in time; the sweep brings it back."
            .formatted(event.attempts());
  }

  private static boolean isAfter(@Nullable Instant time, Instant now) {
    return time != null && time.isAfter(now);
  }
}
