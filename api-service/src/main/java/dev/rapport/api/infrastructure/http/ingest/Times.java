package dev.rapport.api.infrastructure.http.ingest;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** Times as callers write them. */
final class Times {

  static final String EXPECTED = "must be a time with offset, such as 2026-11-23T08:00:00Z";

  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private Times() {}

  /**
   * To the microsecond, which is what is stored.
   *
   * @throws DateTimeException if it is no ISO-8601 time with offset, or out of all reason
   */
  @CanIgnoreReturnValue
  static Instant parse(String text) {
    Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
    if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
      throw new DateTimeException("out of range");
    }
    return time;
  }
}
