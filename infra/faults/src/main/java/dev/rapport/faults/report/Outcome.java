package dev.rapport.faults.report;

import dev.rapport.faults.check.Counters;
import dev.rapport.faults.check.Resources;
import dev.rapport.faults.nemesis.Blow;
import java.util.List;

/**
 * How a run ended.
 *
 * @param violations what must not be; empty in a good run
 * @param notes what a reader should know
 */
public record Outcome(
    long seed, Counters counters, Measured measured, List<String> violations, List<String> notes) {

  /** What was measured on the way. */
  public record Measured(
      List<Blow> blows, Latencies latencies, Resources before, Resources after, double seconds) {}

  public boolean isGood() {
    return violations.isEmpty();
  }
}
