package dev.rapport.worker.application;

import dev.rapport.model.topology.RetryTier;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * The record of what went wrong. Each method is one atomic promise within a few statements' bounds,
 * and throws {@link dev.rapport.model.failure.OutageException} when the database is away.
 */
public interface FailedAttempts {

  /**
   * Records a failed attempt and when the next one is due.
   *
   * @return the due time; empty if the event is no longer ours, and then nothing is recorded
   */
  Optional<Instant> retry(FailedAttempt failed, RetryTier tier);

  /**
   * Declares an event dead and opens its dead letter.
   *
   * @return the dead letter; empty if the event is no longer ours, and then nothing is recorded
   */
  Optional<DeadLetter> die(FailedAttempt failed);

  /**
   * Keeps a message that belongs to no event. The same body again finds the same open dead letter.
   *
   * @param body as it came; at most its first 64 KB are kept
   */
  DeadLetter bury(byte[] body, Failure failure);

  /** Records that these dead letters have their copy in the queue. Idempotent. */
  void markPublished(Collection<DeadLetter> confirmed);
}
