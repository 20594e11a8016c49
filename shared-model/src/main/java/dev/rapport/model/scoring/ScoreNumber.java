package dev.rapport.model.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The one written form of a score, so that equal scores are equal values and read alike. */
final class ScoreNumber {

  static final BigDecimal ZERO = new BigDecimal("0.0");

  private static final int MOST_DECIMALS = 2;

  private ScoreNumber() {}

  /**
   * The same number with one decimal, or two where it needs them: {@code 0.0}, {@code 35.5}, {@code
   * 0.25}. ArithmeticException when it needs more, because sums of scores are exact.
   */
  static BigDecimal of(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    int decimals = Math.clamp(shortest.scale(), 1, MOST_DECIMALS);
    return shortest.setScale(decimals, RoundingMode.UNNECESSARY);
  }
}
