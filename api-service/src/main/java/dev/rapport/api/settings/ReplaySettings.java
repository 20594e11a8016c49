package dev.rapport.api.settings;

import dev.rapport.api.application.operations.replay.DriveReplays;
import dev.rapport.shared.settings.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How dead letters are replayed.
 *
 * @param planExpires how long a plan may be started
 * @param largestPlan events of one replay, at most
 * @param rate events released in a second where the operator names no rate
 * @param haltAt percent of a stage's effects that may be failures where the operator names none
 * @param inFlight released events of one replay without an effect, at most
 * @param every pause between two rounds of this process
 * @param lease how long a running replay stays one process's without another round
 */
@ConfigurationProperties("rapport.replay")
public record ReplaySettings(
    @DefaultValue("15m") Duration planExpires,
    @DefaultValue("100000") int largestPlan,
    @DefaultValue("50") int rate,
    @DefaultValue("10") int haltAt,
    @DefaultValue("1000") int inFlight,
    @DefaultValue("1s") Duration every,
    @DefaultValue("15s") Duration lease) {

  private static final String PREFIX = "rapport.replay.";

  /** Events released in one transaction. */
  private static final int BATCH = 200;

  public ReplaySettings {
    Setting.between(
        PREFIX + "plan-expires", planExpires, Duration.ofSeconds(1), Duration.ofDays(1));
    Setting.between(PREFIX + "largest-plan", largestPlan, 1, 1_000_000);
    Setting.between(PREFIX + "rate", rate, 1, 1000);
    Setting.between(PREFIX + "halt-at", haltAt, 0, 100);
    Setting.between(PREFIX + "in-flight", inFlight, 1, 100_000);
    Setting.between(PREFIX + "every", every, Duration.ofMillis(50), Duration.ofSeconds(10));
    Setting.between(PREFIX + "lease", lease, Duration.ofSeconds(2), Duration.ofMinutes(5));
    Setting.nests(PREFIX + "every", every, PREFIX + "lease", lease);
  }

  public DriveReplays.Pace pace() {
    return new DriveReplays.Pace(every, lease, inFlight, BATCH);
  }
}
