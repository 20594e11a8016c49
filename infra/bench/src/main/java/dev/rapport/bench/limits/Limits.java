package dev.rapport.bench.limits;

/**
 * What this machine can do of each step alone, in events a second.
 *
 * @param inserts single-row inserts, each committed
 * @param messages through the work queue, confirmed and acknowledged
 * @param scores transactions that score one event
 */
public record Limits(double inserts, double messages, double scores) {

  /** If the same machine does all three for each event, one after the other. */
  public double together() {
    return 1 / (1 / inserts + 1 / messages + 1 / scores);
  }
}
