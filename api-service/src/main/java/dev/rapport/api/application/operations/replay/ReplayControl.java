package dev.rapport.api.application.operations.replay;

import dev.rapport.api.application.operations.Change;
import dev.rapport.api.application.operations.Operator;
import dev.rapport.api.application.operations.deadletters.DeadLetterFilter;
import java.time.Duration;
import java.util.Optional;

/**
 * Plans replays, and does to them what operators say. Each method is one transaction with its
 * audit, takes at most the wait for a connection and a few statements' bounds, and throws {@link
 * dev.rapport.model.failure.OutageException} or {@link
 * dev.rapport.model.failure.TransientException} when it was perhaps not done.
 */
public interface ReplayControl {

  /**
   * Chooses the open dead letters of events that fit the filter, the oldest first, and freezes them
   * as a plan. Different causes take turns, so that each is among the first to be released.
   *
   * @return empty if there is none
   */
  Optional<Replay> plan(DeadLetterFilter filter, Order order);

  /**
   * Starts a plan, once.
   *
   * @throws RefusedReplayException if it cannot be started any more
   */
  Replay start(long id, Start start, Change change);

  /**
   * Makes it wait, go on, or end. What is released stays released.
   *
   * @throws RefusedReplayException if its status does not allow that
   */
  Replay command(long id, Command command, Change change);

  /** What is to be planned, by whom; a dry run is planned and taken back. */
  record Order(Operator by, int limit, Duration expiresAfter, boolean dryRun) {}

  /**
   * How it is to run.
   *
   * @param rate events released in a second, at most
   * @param haltAt percent of a stage's effects that may be failures
   */
  record Start(int rate, int haltAt) {}

  /** What an operator may tell a replay that was started. */
  enum Command {
    PAUSE,
    /** Also one that was halted: what has failed until now is tolerated. */
    RESUME,
    CANCEL
  }
}
