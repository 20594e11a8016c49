package dev.rapport.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ConversionsTest {

  @ParameterizedTest
  @CsvSource({
    "2h, 2026-11-23T06:00:00Z",
    "1d, 2026-11-22T08:00:00Z",
    "2026-11-23T07:30:00Z, 2026-11-23T07:30:00Z",
    "2026-11-23T07:30:00+07:00, 2026-11-23T00:30:00Z",
    "2026-11-20, 2026-11-20T00:00:00Z"
  })
  void readsMoments(String text, String moment) {
    assertThat(Conversions.moment(text, Bench.NOW)).isEqualTo(Instant.parse(moment));
  }

  @Test
  void readsLengthsOfTime() {
    assertThat(Conversions.length("500ms")).isEqualTo(Duration.ofMillis(500));
    assertThat(Conversions.length("30s")).isEqualTo(Duration.ofSeconds(30));
    assertThat(Conversions.length("5m")).isEqualTo(Duration.ofMinutes(5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0s",
        "5",
        "-1h",
        "5 m",
        "1w",
        "2026-13-01",
        "2026-11-23T07:30:00",
        "tomorrow"
      })
  void refusesWhatIsNeither(String text) {
    assertThatThrownBy(() -> Conversions.moment(text, Bench.NOW))
        .isInstanceOf(TypeConversionException.class);
  }
}
