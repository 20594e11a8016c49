package dev.rapport.api.application.operations.overview;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came in and went out in a short while. Takes at most the wait for a connection and one
 * statement's bound, and throws {@link dev.rapport.model.failure.OutageException} or {@link
 * dev.rapport.model.failure.TransientException} when there is no answer.
 */
@FunctionalInterface
public interface Flow {

  /**
   * Everything since another reading, up to a moment ago, so that what is being committed is not
   * missed.
   *
   * @param since exclusive; null to begin with nothing
   * @param after an id that all events of that time are greater than
   */
  Reading read(@Nullable Instant since, long after);

  /**
   * What was read.
   *
   * @param until where the next reading goes on
   * @param lastEvent the greatest id by then
   * @param took the time between the two
   * @param p50 from acceptance to score; null where nothing was scored
   * @param p99 the same of the slowest hundredth
   */
  record Reading(
      Instant until,
      long lastEvent,
      Duration took,
      long accepted,
      long scored,
      long failed,
      @Nullable Double p50,
      @Nullable Double p99,
      long deadLettersOpen,
      long replaysRunning,
      boolean paused) {}
}
