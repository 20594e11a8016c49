package dev.rapport.api.settings;

import dev.rapport.api.application.publishing.PublishEvents;
import dev.rapport.shared.amqp.BrokerSettings;
import dev.rapport.shared.settings.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How stored events reach the broker.
 *
 * @param hints events just stored that wait for the publisher, at most; the relay finds the others
 * @param lease how long a publisher has an event for itself
 * @param poll how often the relay looks for unpublished events
 * @param firstBackoff pause after the broker was lost; doubled up to the longest
 * @param longestBackoff below two seconds, so that a backlog drains soon after the broker's return
 * @param drainPerSecond events the relay publishes in a second, at most
 * @param deadLetterAge how long a worker has to publish its dead letter itself
 * @param shutdown how long a stop waits for the batch under way
 */
@ConfigurationProperties("rapport.publishing")
public record PublishingSettings(
    @DefaultValue("10000") int hints,
    @DefaultValue("15s") Duration lease,
    @DefaultValue("1s") Duration poll,
    @DefaultValue("250ms") Duration firstBackoff,
    @DefaultValue("1s") Duration longestBackoff,
    @DefaultValue("2000") int drainPerSecond,
    @DefaultValue("60s") Duration deadLetterAge,
    @DefaultValue("8s") Duration shutdown) {

  private static final String PREFIX = "rapport.publishing.";

  public PublishingSettings {
    Setting.between(PREFIX + "hints", hints, 1, 1_000_000);
    Setting.between(PREFIX + "lease", lease, Duration.ofSeconds(5), Duration.ofMinutes(5));
    Setting.between(PREFIX + "poll", poll, Duration.ofMillis(50), Duration.ofSeconds(60));
    Setting.between(PREFIX + "first-backoff", firstBackoff, Duration.ofMillis(10), longestBackoff);
    Setting.between(
        PREFIX + "longest-backoff", longestBackoff, Duration.ofMillis(10), Duration.ofSeconds(60));
    Setting.between(PREFIX + "drain-per-second", drainPerSecond, 1, 1_000_000);
    Setting.between(
        PREFIX + "dead-letter-age", deadLetterAge, Duration.ofSeconds(1), Duration.ofHours(1));
    Setting.between(PREFIX + "shutdown", shutdown, Duration.ofSeconds(1), Duration.ofSeconds(30));
  }

  /** The publisher's pace on a broker with these bounds. */
  public PublishEvents.Pace pace(BrokerSettings broker) {
    return new PublishEvents.Pace(
        broker.inFlight(), lease, poll, firstBackoff, longestBackoff, drainPerSecond);
  }
}
