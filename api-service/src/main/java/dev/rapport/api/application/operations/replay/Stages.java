package dev.rapport.api.application.operations.replay;

import java.time.Duration;

/**
 * The sizes of the stages: few first, so that a cause that is still there costs few. The last takes
 * the rest.
 */
public final class Stages {

  public static final int FIRST = 1;
  public static final int SECOND = 5;
  public static final int THIRD = 25;

  /** The stage of the rest. */
  public static final int REST = 4;

  /** A guess: publishing, a free worker, the effect, our next look. */
  private static final Duration STAGE = Duration.ofSeconds(4);

  private Stages() {}

  /** How long so many take if none has to be tried again. */
  public static Duration estimate(int events, int rate) {
    int rest = Math.max(0, events - FIRST - SECOND - THIRD);
    int stages = stageOf(events);
    return STAGE.multipliedBy(stages).plusSeconds((rest + rate - 1) / rate);
  }

  /**
   * The stage of the event at this position.
   *
   * @param position from 1
   */
  static int stageOf(int position) {
    if (position <= FIRST) {
      return 1;
    }
    if (position <= FIRST + SECOND) {
      return 2;
    }
    return position <= FIRST + SECOND + THIRD ? 3 : REST;
  }
}
