package dev.rapport.cli.output;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Times for people: UTC, to the second, and how long ago. */
final class Times {

  private final InstantSource clock;

  Times(InstantSource clock) {
    this.clock = clock;
  }

  /** Such as 2026-11-23T08:00:03Z (5m ago); what is no time stays as it is. */
  String moment(String iso) {
    return told(iso, "%s (%s)");
  }

  /** Such as 5m ago. */
  String age(String iso) {
    return told(iso, "%2$s");
  }

  /** A {@link #moment} without its age. */
  static String withoutAge(String moment) {
    int open = moment.indexOf(" (");
    return open < 0 ? moment : moment.substring(0, open);
  }

  /** Such as 45s, 7m 30s, 2h 5m, 3d 4h. */
  static String length(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3600) {
      return joined(seconds / 60, "m", seconds % 60, "s");
    }
    return seconds < 86400
        ? joined(seconds / 3600, "h", seconds % 3600 / 60, "m")
        : joined(seconds / 86400, "d", seconds % 86400 / 3600, "h");
  }

  private static String joined(long large, String largeUnit, long small, String smallUnit) {
    return small == 0 ? large + largeUnit : large + largeUnit + " " + small + smallUnit;
  }

  private String told(String iso, String format) {
    try {
      Instant time = Instant.parse(iso);
      return format.formatted(time.truncatedTo(ChronoUnit.SECONDS), relative(time));
    } catch (DateTimeException e) {
      return iso;
    }
  }

  private String relative(Instant time) {
    Duration since = Duration.between(time, clock.instant());
    String length = length(since.abs());
    String largest = length.contains(" ") ? length.substring(0, length.indexOf(' ')) : length;
    return since.isNegative() ? "in " + largest : largest + " ago";
  }
}
