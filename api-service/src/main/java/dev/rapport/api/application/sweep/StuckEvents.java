package dev.rapport.api.application.sweep;

import java.time.Duration;

/**
 * Events that nobody will bring forward by themselves. Each method makes at most {@code limit} of
 * them unpublished, so that the relay publishes them again, and answers how many. One statement
 * each, by the database's clock, skipping rows that somebody else has; safe to run in any number of
 * processes at once. Takes at most the wait for a connection and the statement's bound, and throws
 * {@link dev.rapport.model.failure.OutageException} or {@link
 * dev.rapport.model.failure.TransientException} when it was perhaps not done.
 */
public interface StuckEvents {

  /**
   * Events in work whose lease has ended. Whose they were stays written: the worker that claims
   * them finds out whether the last one died, and charges accordingly.
   */
  int returnExpired(int limit);

  /** Failed events whose next attempt was due longer ago than {@code grace}. */
  int returnDue(Duration grace, int limit);

  /**
   * Events published longer ago than {@code age} that nobody took, the oldest first.
   *
   * @param held how many of these the queue may still hold; so many of the newest are left alone
   */
  int returnLost(Duration age, long held, int limit);
}
