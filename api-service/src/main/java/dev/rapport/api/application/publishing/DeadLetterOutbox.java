package dev.rapport.api.application.publishing;

import java.time.Duration;
import java.util.List;

/**
 * The dead letters without a confirmed copy in the dead-letter queue. Bounds and failures are those
 * of {@link Outbox}.
 */
public interface DeadLetterOutbox {

  /**
   * Leases dead letters that have had no copy for the given time, so that the worker that made them
   * could publish them itself. Concurrent callers get different ones.
   */
  List<DeadLetter> lease(int limit, Duration olderThan, Duration lease);

  /** Records that their copies are confirmed. Idempotent. */
  void markPublished(List<Long> ids);
}
