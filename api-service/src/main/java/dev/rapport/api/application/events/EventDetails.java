package dev.rapport.api.application.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event with everything that happened to it. */
public record EventDetails(
    EventSummary event, List<FailedAttempt> failedAttempts, List<Death> deaths) {

  /** An attempt that did not end in a score. */
  public record FailedAttempt(
      int attempt,
      String worker,
      Instant startedAt,
      Instant endedAt,
      String outcome,
      @Nullable String errorCode,
      @Nullable String errorDetails,
      @Nullable String retryTier,
      @Nullable Instant nextAttemptAt) {}

  /**
   * The event as a dead letter.
   *
   * @param publishedAt when its copy in the dead-letter queue was confirmed
   * @param resolution how it was resolved, such as by a replay
   */
  public record Death(
      long id,
      String errorCode,
      Instant diedAt,
      @Nullable Instant publishedAt,
      @Nullable Instant resolvedAt,
      @Nullable String resolution) {}

  public EventDetails {
    failedAttempts = List.copyOf(failedAttempts);
    deaths = List.copyOf(deaths);
  }
}
