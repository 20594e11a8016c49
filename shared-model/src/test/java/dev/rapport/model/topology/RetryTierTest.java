package dev.rapport.model.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryTierTest {

  @ParameterizedTest
  @CsvSource({
    "1, 0, AFTER_30_SECONDS",
    "2, 0, AFTER_5_MINUTES",
    "3, 0, AFTER_30_MINUTES",
    "4, 0, AFTER_2_HOURS",
    "1, 30, AFTER_30_SECONDS",
    "1, 31, AFTER_5_MINUTES",
    "1, 3600, AFTER_2_HOURS",
    "3, 60, AFTER_30_MINUTES",
    "2, 86400, AFTER_2_HOURS"
  })
  void climbsARungForEachFailureAndHigherIfThePeerAsksForMore(
      int failures, long atLeastSeconds, RetryTier expected) {
    assertThat(RetryTier.after(failures, Duration.ofSeconds(atLeastSeconds))).isEqualTo(expected);
  }

  @Test
  void hasNoRungForTheFirstTryAndNoneAfterTheLast() {
    assertThatThrownBy(() -> RetryTier.after(0, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RetryTier.after(RetryTier.MAX_ATTEMPTS, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
