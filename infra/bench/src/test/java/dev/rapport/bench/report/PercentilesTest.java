package dev.rapport.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PercentilesTest {

  @Test
  void ranksWithoutInterpolation() {
    double[] values = new double[100];
    for (int i = 0; i < values.length; i++) {
      values[i] = 100 - i;
    }

    Percentiles all = new Percentiles(values);

    assertThat(all.at(50)).isEqualTo(50);
    assertThat(all.at(99)).isEqualTo(99);
    assertThat(all.min()).isEqualTo(1);
    assertThat(all.max()).isEqualTo(100);
  }

  @Test
  void theMedianOfTwoRunsIsTheirMean() {
    assertThat(new Percentiles(new double[] {2, 4}).median()).isEqualTo(3);
    assertThat(new Percentiles(new double[] {2, 4, 9}).median()).isEqualTo(4);
  }

  @Test
  void ofNothingThereIsNone() {
    assertThat(new Percentiles(new double[0]).median()).isNaN();
    assertThat(new Percentiles(new double[0]).at(99)).isNaN();
  }
}
