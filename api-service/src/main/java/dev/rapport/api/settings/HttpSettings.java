package dev.rapport.api.settings;

import dev.rapport.shared.settings.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of the HTTP side as a whole.
 *
 * @param loadBalancerTimeout after which whoever stands before us gives up
 * @param requestTimeout the longest request
 * @param shutdown how long a stop waits for requests under way
 * @param hotRequestsPerMinute ingest and suggest, for each caller; a guard against a runaway client
 * @param operationsPerMinute everything else, for each caller
 */
@ConfigurationProperties("rapport.http")
public record HttpSettings(
    @DefaultValue("60s") Duration loadBalancerTimeout,
    @DefaultValue("55s") Duration requestTimeout,
    @DefaultValue("30s") Duration shutdown,
    @DefaultValue("600000") int hotRequestsPerMinute,
    @DefaultValue("600") int operationsPerMinute) {

  private static final String PREFIX = "rapport.http.";

  public HttpSettings {
    Setting.between(
        PREFIX + "load-balancer-timeout",
        loadBalancerTimeout,
        Duration.ofSeconds(1),
        Duration.ofMinutes(10));
    Setting.nests(
        PREFIX + "request-timeout",
        requestTimeout,
        PREFIX + "load-balancer-timeout",
        loadBalancerTimeout);
    Setting.between(PREFIX + "shutdown", shutdown, Duration.ZERO, Duration.ofMinutes(5));
    Setting.between(PREFIX + "hot-requests-per-minute", hotRequestsPerMinute, 1, 1_000_000_000);
    Setting.between(PREFIX + "operations-per-minute", operationsPerMinute, 1, 1_000_000_000);
  }
}
