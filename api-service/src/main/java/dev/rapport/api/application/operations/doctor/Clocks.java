package dev.rapport.api.application.operations.doctor;

import java.time.Duration;

/** How far two clocks may differ; broker times come in whole seconds. */
final class Clocks {

  private static final Duration FINE = Duration.ofSeconds(2);
  private static final Duration BAD = Duration.ofSeconds(30);

  private Clocks() {}

  static Check compare(String whose, Duration ahead) {
    String name = "clock of " + whose;
    String found = ahead.toMillis() + " ms ahead of ours";
    String expected = "within " + FINE.toSeconds() + " s";
    String remedy = "start NTP on both machines; times in answers are those of PostgreSQL";
    if (ahead.abs().compareTo(FINE) <= 0) {
      return Check.ok(name, found, expected);
    }
    return ahead.abs().compareTo(BAD) <= 0
        ? Check.warn(name, found, expected, remedy)
        : Check.fail(name, found, expected, remedy);
  }
}
