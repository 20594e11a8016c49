package dev.rapport.worker.infrastructure.observation;

import dev.rapport.model.failure.Dependency;
import dev.rapport.worker.application.Consumption;
import dev.rapport.worker.application.InFlight;
import dev.rapport.worker.application.Inbox;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether deliveries are taken, and why not. Always up: a dependency's outage is no reason to
 * restart a worker that waits for it.
 */
public final class ConsumptionHealth implements HealthIndicator {

  private static final List<String> REASONS =
      Stream.concat(
              Stream.of(Consumption.STARTING, Consumption.OPERATOR, Consumption.UNEXPECTED),
              Arrays.stream(Dependency.values()).map(Dependency::name))
          .toList();

  private final Consumption consumption;
  private final Inbox inbox;
  private final InFlight inFlight;

  public ConsumptionHealth(Consumption consumption, Inbox inbox, InFlight inFlight) {
    this.consumption = consumption;
    this.inbox = inbox;
    this.inFlight = inFlight;
  }

  /** Registers the same as gauges. */
  public void bindTo(MeterRegistry metrics) {
    for (String reason : REASONS) {
      Gauge.builder("rapport_consumption_paused", () -> isPausedBy(reason) ? 1 : 0)
          .description("1 while nothing is consumed for this reason")
          .tag("reason", reason)
          .register(metrics);
    }
    Gauge.builder("rapport_inbox_deliveries", inbox::size).register(metrics);
    Gauge.builder("rapport_events_in_flight", () -> inFlight.events().size()).register(metrics);
  }

  @Override
  public Health health() {
    Health.Builder health = Health.up().withDetail("in_flight", inFlight.events().size());
    consumption
        .pause()
        .ifPresentOrElse(
            pause ->
                health
                    .withDetail("consumption", "paused")
                    .withDetail("reason", pause.reason())
                    .withDetail("details", pause.details()),
            () -> health.withDetail("consumption", "running"));
    return health.build();
  }

  private boolean isPausedBy(String reason) {
    return consumption.pause().filter(pause -> pause.reason().equals(reason)).isPresent();
  }
}
