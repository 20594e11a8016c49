package dev.rapport.cli.verbs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads times and lengths of time as people type them. */
final class Conversions {

  private static final Pattern LENGTH = Pattern.compile("([1-9][0-9]{0,8})(ms|s|m|h|d)");

  private Conversions() {}

  static void register(CommandLine commandLine, InstantSource clock) {
    commandLine.registerConverter(Duration.class, Conversions::length);
    commandLine.registerConverter(Instant.class, text -> moment(text, clock.instant()));
  }

  /** Such as 500ms, 30s, 5m, 2h, 1d. */
  static Duration length(String text) {
    Matcher length = LENGTH.matcher(text);
    if (!length.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is no length of time such as 30s, 5m, 2h or 1d");
    }
    long number = Long.parseLong(length.group(1));
    return switch (length.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  /** A time, a day (its beginning in UTC), or a length of time before now. */
  static Instant moment(String text, Instant now) {
    if (LENGTH.matcher(text).matches()) {
      return now.minus(length(text));
    }
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "'" + text + "' is no time such as 2h, 2026-11-23T08:00:00Z or 2026-11-23");
    }
  }
}
