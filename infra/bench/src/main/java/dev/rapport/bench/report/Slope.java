package dev.rapport.bench.report;

/** Whether something grows. */
public final class Slope {

  private Slope() {}

  /**
   * The least-squares slope, in units for each step; 0 for fewer than two values.
   *
   * @param part of the values that is left out at the begin
   */
  public static double after(double part, double[] values) {
    int from = (int) (part * values.length);
    int n = values.length - from;
    double meanX = (n - 1) / 2.0;
    double meanY = 0;
    for (int i = 0; i < n; i++) {
      meanY += values[from + i] / n;
    }
    double products = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      products += (i - meanX) * (values[from + i] - meanY);
      squares += (i - meanX) * (i - meanX);
    }
    return squares == 0 ? 0 : products / squares;
  }
}
