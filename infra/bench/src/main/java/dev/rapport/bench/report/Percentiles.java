package dev.rapport.bench.report;

import java.util.Arrays;

/** Sorted values. */
public final class Percentiles {

  private final double[] sorted;

  public Percentiles(double[] values) {
    this.sorted = values.clone();
    Arrays.sort(sorted);
  }

  /** The smallest value that so many percent do not exceed; NaN of none. */
  public double at(double percent) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int index = (int) Math.ceil(percent / 100 * sorted.length) - 1;
    return sorted[Math.clamp(index, 0, sorted.length - 1)];
  }

  public double max() {
    return at(100);
  }

  /** The middle, as the mean of the middle two where there are two. */
  public double median() {
    int half = sorted.length / 2;
    return sorted.length == 0 || sorted.length % 2 == 1
        ? at(50)
        : (sorted[half - 1] + sorted[half]) / 2;
  }

  public double min() {
    return at(0);
  }
}
