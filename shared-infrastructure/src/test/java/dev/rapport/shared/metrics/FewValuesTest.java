package dev.rapport.shared.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FewValuesTest {

  @Test
  void theFirstStayAndTheRestIsOne() {
    FewValues codes = new FewValues(2);
    assertThat(codes.of("A")).isEqualTo("A");
    assertThat(codes.of("B")).isEqualTo("B");
    assertThat(codes.of("C")).isEqualTo("OTHER");
    assertThat(codes.of("A")).isEqualTo("A");
  }
}
