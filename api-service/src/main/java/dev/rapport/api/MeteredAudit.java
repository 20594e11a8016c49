package dev.rapport.api;

import dev.rapport.api.application.operations.verify.AuditWatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The audit's findings as metrics and log lines. */
final class MeteredAudit implements AuditWatch {

  private static final Logger log = LoggerFactory.getLogger(MeteredAudit.class);

  private final AtomicLong unaccounted;
  private final Counter failures;

  MeteredAudit(MeterRegistry metrics) {
    this.unaccounted = metrics.gauge("conversation.events.unaccounted", new AtomicLong());
    this.failures = metrics.counter("rapport.audit.failures");
  }

  @Override
  public void audited(long events, int chunks) {
    if (unaccounted.getAndSet(events) < events) {
      log.error("{} events are unaccounted for; `rapport events verify` names them", events);
    }
  }

  @Override
  public void failed(RuntimeException cause) {
    failures.increment();
    log.warn("audit: not done, it will be tried again: {}", cause.toString());
  }
}
