package dev.rapport.api.settings;

import dev.rapport.api.application.sweep.Sweep;
import dev.rapport.shared.settings.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How stuck events are found.
 *
 * @param every pause between two sweeps of this process
 * @param countEvery pause between two counts for the metrics
 * @param dueGrace how late a retry may come by the tier's queue
 * @param lostAfter when a published event that nobody took may be lost, unless the queue holds it
 * @param lostSurelyAfter when it is brought back whatever the queue holds
 * @param batch events brought back at once for each reason
 */
@ConfigurationProperties("rapport.sweep")
public record SweepSettings(
    @DefaultValue("60s") Duration every,
    @DefaultValue("10s") Duration countEvery,
    @DefaultValue("60s") Duration dueGrace,
    @DefaultValue("15m") Duration lostAfter,
    @DefaultValue("6h") Duration lostSurelyAfter,
    @DefaultValue("100") int batch) {

  private static final String PREFIX = "rapport.sweep.";
  private static final Duration SHORTEST = Duration.ofMillis(100);

  public SweepSettings {
    Setting.between(PREFIX + "every", every, SHORTEST, Duration.ofHours(1));
    Setting.between(PREFIX + "count-every", countEvery, SHORTEST, Duration.ofHours(1));
    Setting.between(PREFIX + "due-grace", dueGrace, Duration.ofSeconds(1), Duration.ofHours(1));
    Setting.between(PREFIX + "lost-after", lostAfter, Duration.ofSeconds(1), Duration.ofDays(1));
    Setting.nests(PREFIX + "lost-after", lostAfter, PREFIX + "lost-surely-after", lostSurelyAfter);
    Setting.between(PREFIX + "batch", batch, 1, 10_000);
  }

  public Sweep.Rules rules() {
    return new Sweep.Rules(dueGrace, lostAfter, lostSurelyAfter, batch);
  }
}
