package dev.rapport.faults.load;

/**
 * One request.
 *
 * @param startedAt {@link System#nanoTime}
 * @param api to which of the APIs, from 0
 * @param status of the answer; 0 for none
 */
public record Timing(long startedAt, long nanos, int api, int status) {

  static final int NO_ANSWER = 0;

  public long endedAt() {
    return startedAt + nanos;
  }

  public double millis() {
    return nanos / 1e6;
  }
}
