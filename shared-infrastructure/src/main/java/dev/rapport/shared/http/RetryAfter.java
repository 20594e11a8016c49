package dev.rapport.shared.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header of RFC 9110, section 10.2.3, in both of its forms. */
final class RetryAfter {

  private static final Duration LONGEST = Duration.ofHours(24);

  private RetryAfter() {}

  /** Seconds (fractions too, as some write them) or a date; empty for anything else. */
  static Optional<Duration> parse(String value, Instant now) {
    return seconds(value.strip()).or(() -> date(value.strip(), now)).map(RetryAfter::clamp);
  }

  private static Optional<Duration> seconds(String value) {
    if (!value.matches("\\d{1,9}(\\.\\d{1,9})?")) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofMillis((long) Math.ceil(Double.parseDouble(value) * 1000)));
  }

  private static Optional<Duration> date(String value, Instant now) {
    try {
      ZonedDateTime until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(Duration.between(now, until.toInstant()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Duration clamp(Duration asked) {
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }
}
