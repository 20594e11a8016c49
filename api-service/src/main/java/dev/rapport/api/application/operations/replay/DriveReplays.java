package dev.rapport.api.application.operations.replay;

import java.time.Duration;

/**
 * Carries running replays on, a little each round: notes what came of the released events, and
 * releases more if it may. Everything it knows is in the rows, so any process can take over at any
 * moment; for one thread.
 */
public final class DriveReplays {

  private static final int REPLAYS_AT_ONCE = 10;

  private final ReplayProgress progress;
  private final String driver;
  private final Pace pace;
  private final ReplayWatch watch;

  /**
   * How fast.
   *
   * @param round the time between two rounds
   * @param lease how long a replay stays this process's without another round
   * @param inFlight released events of one replay without an effect, at most
   * @param batch events released in one transaction, at most
   */
  public record Pace(Duration round, Duration lease, int inFlight, int batch) {

    /** What a rate a second comes to in one round; at least one. */
    int inOneRound(int rate) {
      return (int) Math.max(1, rate * round.toMillis() / 1000);
    }
  }

  /**
   * A driver.
   *
   * @param driver a name that no other process has
   */
  public DriveReplays(ReplayProgress progress, String driver, Pace pace, ReplayWatch watch) {
    this.progress = progress;
    this.driver = driver;
    this.pace = pace;
    this.watch = watch;
  }

  /** One round; survives every failure. */
  public void round() {
    try {
      progress.lease(driver, pace.lease(), REPLAYS_AT_ONCE).forEach(this::carryOn);
    } catch (RuntimeException e) {
      watch.failed(e);
    }
  }

  private void carryOn(long id) {
    progress.settle(id);
    RunningReplay replay = progress.look(id);
    if (replay.running()) {
      take(NextStep.of(replay), replay);
    }
  }

  private void take(NextStep step, RunningReplay replay) {
    long id = replay.id();
    switch (step) {
      case NextStep.Release(int stage, int inFlight) -> release(replay, stage, inFlight);
      case NextStep.Await _ -> {}
      case NextStep.Halt(StageCount _, String because) -> {
        progress.halt(id, because);
        watch.halted(id, because);
      }
      case NextStep.Complete _ -> {
        progress.complete(id);
        watch.completed(id);
      }
    }
  }

  private void release(RunningReplay replay, int stage, int inFlight) {
    int left = Math.min(pace.inOneRound(replay.rate()), pace.inFlight() - inFlight);
    int done = 0;
    int batch = 0;
    while (done < left) {
      batch = progress.release(replay.id(), stage, Math.min(pace.batch(), left - done));
      if (batch == 0) {
        break;
      }
      done += batch;
    }
    if (done > 0) {
      watch.released(replay.id(), stage, done);
    }
  }
}
