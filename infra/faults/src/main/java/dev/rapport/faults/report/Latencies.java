package dev.rapport.faults.report;

import dev.rapport.faults.load.Timing;
import dev.rapport.faults.nemesis.Blow;
import dev.rapport.faults.nemesis.Harm;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** How long requests took, and which of them had an excuse. */
public final class Latencies {

  /** The bound on ingest and what the caller's own machine may add. */
  public static final Duration BOUND = Duration.ofSeconds(6);

  private static final Duration AFTERMATH = Duration.ofSeconds(5);
  private static final int ACCEPTED = 202;

  private final List<Timing> timings;
  private final List<Blow> blows;

  public Latencies(List<Timing> timings, List<Blow> blows) {
    this.timings = List.copyOf(timings);
    this.blows = List.copyOf(blows);
  }

  /** A percentile of the 202s that met no fault of the database or of an API, in milliseconds. */
  public double acceptedMillis(double percentile) {
    return acceptedMillis(percentile, Set.of(Harm.DATABASE, Harm.API));
  }

  /** A percentile of the 202s that met no fault with such a harm, in milliseconds. */
  public double acceptedMillis(double percentile, Set<Harm> excused) {
    return percentile(
        timings.stream()
            .filter(t -> t.status() == ACCEPTED)
            .filter(t -> excused.stream().noneMatch(harm -> meets(t, harm)))
            .mapToDouble(Timing::millis)
            .toArray(),
        percentile);
  }

  /** The same between two moments of {@link System#nanoTime}, whatever it met. */
  public double acceptedMillis(double percentile, long from, long to) {
    return percentile(
        timings.stream()
            .filter(t -> t.status() == ACCEPTED && t.startedAt() >= from && t.endedAt() <= to)
            .mapToDouble(Timing::millis)
            .toArray(),
        percentile);
  }

  /** Requests that took longer than they may although their API was running all the time. */
  public long beyondBound() {
    return timings.stream().filter(t -> t.nanos() > BOUND.toNanos() && !meets(t, Harm.API)).count();
  }

  /** The longest request that a fault met, in milliseconds. */
  public double longestMillis(Blow blow) {
    return timings.stream()
        .filter(t -> meets(t, blow, Duration.ofSeconds(1)))
        .mapToDouble(Timing::millis)
        .max()
        .orElse(0);
  }

  private boolean meets(Timing timing, Harm harm) {
    return blows.stream()
        .anyMatch(blow -> blow.fault().harm() == harm && meets(timing, blow, AFTERMATH));
  }

  private static boolean meets(Timing timing, Blow blow, Duration aftermath) {
    return timing.startedAt() < blow.healedAt() + aftermath.toNanos()
        && timing.endedAt() > blow.injectedAt();
  }

  static double percentile(double[] values, double percentile) {
    if (values.length == 0) {
      return 0;
    }
    Arrays.sort(values);
    int index = (int) Math.ceil(percentile / 100 * values.length) - 1;
    return values[Math.clamp(index, 0, values.length - 1)];
  }
}
