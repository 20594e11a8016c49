package dev.rapport.shared.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryBoundsTest {

  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

  private final RetryBounds bounds =
      new RetryBounds(3, Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(30));
  private final Random random = new Random(7);

  @Test
  void waitsFromTwoToTenSecondsAndLongerInTheMiddleAfterTheSecondTry() {
    long first = 0;
    long second = 0;
    for (int i = 0; i < 1_000; i++) {
      Duration afterOne = bounds.after(1, null, random);
      Duration afterTwo = bounds.after(2, null, random);
      assertThat(afterOne).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
      assertThat(afterTwo).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(8));
      assertThat(bounds.after(9, null, random))
          .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(10));
      first += afterOne.toMillis();
      second += afterTwo.toMillis();
    }
    assertThat(second).isGreaterThan(first);
  }

  @Test
  void neverTriesAgainBeforeThePeerAllowsIt() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(bounds.after(1, Duration.ofSeconds(20), random))
          .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(22));
    }
    assertThat(bounds.allows(Duration.ofSeconds(30))).isTrue();
    assertThat(bounds.allows(Duration.ofSeconds(31))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "7, 7000",
    "7.66, 7660",
    "999999999, 86400000",
    "'Fri, 20 Nov 2026 08:00:30 GMT', 30000",
    "'Fri, 20 Nov 2026 07:00:00 GMT', 0"
  })
  void readsWhatAPeerAsksFor(String header, long millis) {
    assertThat(RetryAfter.parse(header, NOW)).contains(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({"soon", "-1", "1e9", "''", "99999999999999999999"})
  void ignoresWhatItCannotRead(String header) {
    assertThat(RetryAfter.parse(header, NOW)).isEmpty();
  }
}
