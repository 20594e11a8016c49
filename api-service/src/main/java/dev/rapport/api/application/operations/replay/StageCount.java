package dev.rapport.api.application.operations.replay;

/**
 * A stage of a replay, counted.
 *
 * @param stage from 1
 * @param released on their way
 */
public record StageCount(
    int stage, int waiting, int released, int scored, int failedAgain, int skipped) {

  public int size() {
    return waiting + released + scored + failedAgain + skipped;
  }

  /** Those with an effect. */
  public int finished() {
    return scored + failedAgain;
  }

  public boolean isDone() {
    return waiting + released == 0;
  }
}
