package dev.rapport.api;

import dev.rapport.api.application.publishing.PublishingWatch;
import dev.rapport.model.failure.OutageException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and logs what the publisher does. */
final class MeteredPublishing implements PublishingWatch {

  private static final Logger log = LoggerFactory.getLogger(MeteredPublishing.class);

  private final Counter published;
  private final Counter unknown;
  private final Counter outboxFailures;
  private final AtomicInteger brokerUp = new AtomicInteger();

  MeteredPublishing(MeterRegistry metrics) {
    this.published = metrics.counter("rapport.publisher.messages", "outcome", "confirmed");
    this.unknown = metrics.counter("rapport.publisher.messages", "outcome", "unknown");
    this.outboxFailures = metrics.counter("rapport.publisher.outbox.failures");
    var _ =
        Gauge.builder("rapport.publisher.up", brokerUp, AtomicInteger::get)
            .description("1 while the broker takes messages")
            .register(metrics);
  }

  @Override
  public void published(int messages) {
    published.increment(messages);
  }

  @Override
  public void unknown(int messages) {
    unknown.increment(messages);
  }

  @Override
  public void brokerLost(OutageException cause) {
    brokerUp.set(0);
    log.warn("publishing stops until the broker is back: {}", cause.getMessage());
  }

  @Override
  public void brokerBack() {
    brokerUp.set(1);
    log.info("publishing: the broker takes messages");
  }

  @Override
  public void outboxFailed(RuntimeException cause) {
    outboxFailures.increment();
    log.warn("the outbox failed, what was confirmed may be published again: {}", cause.toString());
  }
}
