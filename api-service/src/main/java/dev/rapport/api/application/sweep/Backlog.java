package dev.rapport.api.application.sweep;

import java.time.Duration;

/** Counts of what is on its way; bounds and failures are those of {@link StuckEvents}. */
public interface Backlog {

  /**
   * What is open now.
   *
   * @param lostAfter a published event that nobody took for so long counts as stale
   */
  Counts count(Duration lostAfter);

  /**
   * Open events, by what they wait for.
   *
   * @param pending accepted and not in work
   * @param processing claimed by a worker
   * @param oldestUnpublished age of the oldest event that is due and not published
   * @param oldestUnprocessed age of the oldest open event
   * @param stale published, taken by nobody for long
   */
  record Counts(
      long pending,
      long processing,
      Duration oldestUnpublished,
      Duration oldestUnprocessed,
      long stale) {}
}
