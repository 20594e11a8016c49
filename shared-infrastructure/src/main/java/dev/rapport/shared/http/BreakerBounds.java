package dev.rapport.shared.http;

import dev.rapport.shared.settings.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a peer is no longer asked.
 *
 * @param failures in a row, each after its tries
 * @param openFor until one call may find out whether it is back
 */
public record BreakerBounds(
    @DefaultValue("5") int failures, @DefaultValue("60s") Duration openFor) {

  public BreakerBounds {
    Setting.between("breaker.failures", failures, 1, 1000);
    Setting.between("breaker.open-for", openFor, Duration.ofMillis(10), Duration.ofHours(1));
  }
}
