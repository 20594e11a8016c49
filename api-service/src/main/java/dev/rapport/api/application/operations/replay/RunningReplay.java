package dev.rapport.api.application.operations.replay;

import java.util.List;

/**
 * A started replay that this process drives.
 *
 * @param running whether it may release more; one that is paused, halted or cancelled only awaits
 *     the effects of what it has released
 * @param rate events released in a second, at most
 * @param haltAt percent of a stage's effects that may be failures
 * @param stages those that have events, in order
 */
public record RunningReplay(
    long id, boolean running, int rate, int haltAt, List<StageCount> stages, Tolerance tolerance) {

  public RunningReplay {
    stages = List.copyOf(stages);
  }

  /**
   * What an operator has seen and decided to go on from: the effects of this stage by then, and all
   * stages before, halt the replay no more.
   */
  public record Tolerance(int stage, int scored, int failedAgain) {

    public static final Tolerance NONE = new Tolerance(0, 0, 0);
  }
}
