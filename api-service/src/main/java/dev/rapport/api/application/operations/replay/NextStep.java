package dev.rapport.api.application.operations.replay;

import java.util.List;

/** What a replay needs next, by its counts alone. */
sealed interface NextStep {

  /** Events of this stage may be released. */
  record Release(int stage, int inFlight) implements NextStep {}

  /** The effects of a stage are awaited. */
  record Await(int stage) implements NextStep {}

  /** Too many failed again. */
  record Halt(StageCount stage, String because) implements NextStep {}

  /** Every event has come to something. */
  record Complete() implements NextStep {}

  /** So many effects of the rest make a share that means something. */
  int SAMPLE = 20;

  /**
   * Stages that are done are judged by all their effects, the last one also while it runs. Only a
   * stage whose every event has its effect lets the next one begin.
   */
  static NextStep of(RunningReplay replay) {
    List<StageCount> stages = replay.stages();
    for (StageCount stage : stages) {
      boolean last = stage.stage() == stages.getLast().stage();
      if (stage.isDone() || last) {
        int scored = stage.scored();
        int failed = stage.failedAgain();
        RunningReplay.Tolerance tolerated = replay.tolerance();
        if (stage.stage() == tolerated.stage()) {
          scored -= tolerated.scored();
          failed -= tolerated.failedAgain();
        }
        boolean counts = stage.isDone() || scored + failed >= SAMPLE;
        if (stage.stage() >= tolerated.stage()
            && counts
            && 100L * failed > (long) replay.haltAt() * (scored + failed)) {
          return new Halt(stage, because(stage, failed, scored + failed, replay.haltAt()));
        }
      }
      if (stage.waiting() > 0) {
        return new Release(stage.stage(), stage.released());
      }
      if (stage.released() > 0) {
        return new Await(stage.stage());
      }
    }
    return new Complete();
  }

  private static String because(StageCount stage, int failed, int effects, int haltAt) {
    return "stage %d: %d of %d failed again, more than %d %%"
        .formatted(stage.stage(), failed, effects, haltAt);
  }
}
