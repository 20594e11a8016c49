package dev.rapport.api.application.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event with everything that happened to it.
 *
 * @param ahead events that were published before it and wait as well, counted up to {@link #MANY};
 *     null unless it waits in the queue
 */
public record EventDetails(
    EventSummary event,
    List<FailedAttempt> failedAttempts,
    List<Death> deaths,
    List<Replay> replays,
    @Nullable Long ahead) {

  /** Where counting ends. */
  public static final int MANY = 10_000;

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

  /**
   * The event as an item of a replay.
   *
   * @param status of the replay
   * @param itemStatus of the event in it
   */
  public record Replay(
      long id,
      String by,
      @Nullable String reason,
      String status,
      Instant plannedAt,
      @Nullable Instant startedAt,
      int stage,
      String itemStatus,
      Instant updatedAt) {}

  public EventDetails {
    failedAttempts = List.copyOf(failedAttempts);
    deaths = List.copyOf(deaths);
    replays = List.copyOf(replays);
  }
}
