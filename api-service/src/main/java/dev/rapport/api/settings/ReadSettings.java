package dev.rapport.api.settings;

import dev.rapport.shared.settings.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How suggestions and views of events are read.
 *
 * @param connections database connections
 * @param statementTimeout one statement; shorter than elsewhere, because a caller waits
 * @param requestTimeout of a suggestion, from its first byte to its answer
 * @param awaitScore how long a request for a score waits for the worker
 */
@ConfigurationProperties("rapport.read")
public record ReadSettings(
    @DefaultValue("8") int connections,
    @DefaultValue("1500ms") Duration statementTimeout,
    @DefaultValue("5s") Duration requestTimeout,
    @DefaultValue("10s") Duration awaitScore) {

  public ReadSettings {
    Setting.between("rapport.read.connections", connections, 1, 100);
    Setting.between(
        "rapport.read.statement-timeout",
        statementTimeout,
        Duration.ofMillis(100),
        Duration.ofSeconds(60));
    Setting.nests(
        "rapport.read.statement-timeout",
        statementTimeout,
        "rapport.read.request-timeout",
        requestTimeout);
    Setting.between("rapport.read.await-score", awaitScore, Duration.ZERO, Duration.ofSeconds(45));
  }
}
