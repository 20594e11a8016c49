package dev.rapport.api.application.operations.replay;

import java.time.Duration;
import java.util.List;

/**
 * What the driver does to running replays. Each method is one transaction, takes at most the wait
 * for a connection and a few statements' bounds, and throws {@link
 * dev.rapport.model.failure.OutageException} or {@link
 * dev.rapport.model.failure.TransientException} when it was perhaps not done; doing it again is
 * safe, also in another process at the same time.
 */
public interface ReplayProgress {

  /**
   * Takes or keeps replays for this driver that are running or have events on their way, those
   * whose lease is over or its own, and answers their ids.
   */
  List<Long> lease(String driver, Duration lease, int limit);

  /** Notes the effects of released events: a ledger row, or a new dead letter. */
  void settle(long replay);

  /** The replay as it is now. */
  RunningReplay look(long replay);

  /**
   * Brings events of a stage back, at most {@code limit}, and answers how many events of it were
   * dealt with. Releases nothing if the replay is not running any more. What is not dead any more
   * is noted as skipped.
   */
  int release(long replay, int stage, int limit);

  /** Stops a running replay where it is, for an operator to look at. */
  void halt(long replay, String because);

  /** Ends a running replay. */
  void complete(long replay);
}
