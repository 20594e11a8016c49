package dev.rapport.worker.settings;

import dev.rapport.shared.settings.Setting;
import dev.rapport.worker.application.Consumption;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How consumption pauses while a dependency is away. Each pause counts once against the work
 * queue's delivery limit for what was in flight.
 *
 * @param shortest the first pause; each that follows closely doubles
 * @param longest where doubling ends
 * @param probeEvery wait between two looks at the dependencies
 * @param calmAfter a run this long makes the next pause the shortest again
 */
@ConfigurationProperties("rapport.pause")
public record PauseSettings(
    @DefaultValue("1s") Duration shortest,
    @DefaultValue("30s") Duration longest,
    @DefaultValue("1s") Duration probeEvery,
    @DefaultValue("30s") Duration calmAfter) {

  public PauseSettings {
    Setting.between(
        "rapport.pause.shortest", shortest, Duration.ofMillis(10), Duration.ofSeconds(30));
    Setting.between("rapport.pause.longest", longest, shortest, Duration.ofMinutes(5));
    Setting.between(
        "rapport.pause.probe-every", probeEvery, Duration.ofMillis(10), Duration.ofSeconds(2));
    Setting.between(
        "rapport.pause.calm-after", calmAfter, Duration.ofMillis(10), Duration.ofMinutes(10));
  }

  /** As the application wants it. */
  public Consumption.PauseSettings toConsumption() {
    return new Consumption.PauseSettings(shortest, longest, probeEvery, calmAfter);
  }
}
