package dev.rapport.api.settings;

import dev.rapport.api.application.operations.deadletters.ReconcileDeadLetters;
import dev.rapport.shared.settings.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the dead-letter queue is kept equal to its rows.
 *
 * @param countEvery pause between two comparisons of their numbers
 * @param lookAgain after which time messages that fitted no row are looked at once more
 * @param lookAnyway after which time every message is looked at though the numbers are equal
 * @param lookLimit messages looked at, at most
 * @param lookFor how long one look may take
 */
@ConfigurationProperties("rapport.dead-letters")
public record DeadLetterSettings(
    @DefaultValue("10s") Duration countEvery,
    @DefaultValue("60s") Duration lookAgain,
    @DefaultValue("10m") Duration lookAnyway,
    @DefaultValue("20000") int lookLimit,
    @DefaultValue("30s") Duration lookFor) {

  private static final String PREFIX = "rapport.dead-letters.";

  public DeadLetterSettings {
    Setting.between(
        PREFIX + "count-every", countEvery, Duration.ofMillis(100), Duration.ofHours(1));
    Setting.between(PREFIX + "look-again", lookAgain, Duration.ofMillis(100), Duration.ofHours(1));
    Setting.between(PREFIX + "look-anyway", lookAnyway, Duration.ofSeconds(1), Duration.ofDays(1));
    Setting.between(PREFIX + "look-limit", lookLimit, 100, 1_000_000);
    Setting.between(PREFIX + "look-for", lookFor, Duration.ofSeconds(1), Duration.ofMinutes(5));
  }

  /** The turn outlives a look, its statements included. */
  public ReconcileDeadLetters.Pace pace() {
    return new ReconcileDeadLetters.Pace(lookFor.multipliedBy(3), lookAgain, lookAnyway, lookLimit);
  }
}
