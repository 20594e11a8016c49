package dev.rapport.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlopeTest {

  @Test
  void leavesOutTheBegin() {
    assertThat(Slope.after(0.5, new double[] {900, 900, 1, 3, 5, 7, 9, 11}))
        .isLessThan(2.1)
        .isGreaterThan(1.9);
    assertThat(Slope.after(0.25, new double[] {100, 7, 7, 7})).isZero();
  }

  @Test
  void ofOneValueThereIsNone() {
    assertThat(Slope.after(0, new double[] {5})).isZero();
    assertThat(Slope.after(0, new double[0])).isZero();
  }
}
