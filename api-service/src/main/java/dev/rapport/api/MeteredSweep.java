package dev.rapport.api;

import dev.rapport.api.application.sweep.Backlog;
import dev.rapport.api.application.sweep.SweepWatch;
import dev.rapport.model.topology.Topology;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sweep's findings as metrics and log lines. */
final class MeteredSweep implements SweepWatch {

  private static final Logger log = LoggerFactory.getLogger(MeteredSweep.class);

  private final Counter sweeps;
  private final Counter failures;
  private final MeterRegistry metrics;
  private final AtomicLong pending;
  private final AtomicLong missed;
  private final AtomicLong oldestUnpublishedMillis;
  private final AtomicLong oldestUnprocessedMillis;
  private final Map<String, AtomicLong> depths = new ConcurrentHashMap<>();

  MeteredSweep(MeterRegistry metrics) {
    this.metrics = metrics;
    this.sweeps = metrics.counter("conversation.events.fallback.check");
    this.failures = metrics.counter("rapport.sweep.failures");
    this.pending = gauge("conversation.events.pending");
    this.missed = gauge("conversation.events.missed");
    this.oldestUnpublishedMillis = seconds("conversation.events.oldest.unpublished.seconds");
    this.oldestUnprocessedMillis = seconds("conversation.events.oldest.unprocessed.seconds");
    Topology.queues().forEach(this::depth);
    for (String reason : new String[] {"expired", "due", "lost"}) {
      reprocessed(reason, 0);
    }
  }

  @Override
  public void swept(int expired, int due, int lost) {
    sweeps.increment();
    reprocessed("expired", expired);
    reprocessed("due", due);
    reprocessed("lost", lost);
    if (expired + due + lost > 0) {
      log.info("sweep: brought back {} expired, {} due, {} lost events", expired, due, lost);
    }
  }

  @Override
  public void failed(RuntimeException cause) {
    failures.increment();
    log.warn("sweep: not done, it will be tried again: {}", cause.toString());
  }

  @Override
  public void counted(Backlog.Counts counts, long missedEvents) {
    pending.set(counts.pending());
    missed.set(missedEvents);
    oldestUnpublishedMillis.set(counts.oldestUnpublished().toMillis());
    oldestUnprocessedMillis.set(counts.oldestUnprocessed().toMillis());
  }

  @Override
  public void depths(Map<String, Long> ready) {
    ready.forEach((queue, messages) -> depth(queue).set(messages));
  }

  private void reprocessed(String reason, int events) {
    metrics.counter("conversation.events.reprocessed", "reason", reason).increment(events);
  }

  private AtomicLong depth(String queue) {
    return depths.computeIfAbsent(
        queue,
        name -> metrics.gauge("rapport.queue.messages", Tags.of("queue", name), new AtomicLong()));
  }

  private AtomicLong gauge(String name) {
    return metrics.gauge(name, new AtomicLong());
  }

  private AtomicLong seconds(String name) {
    double millis = Duration.ofSeconds(1).toMillis();
    return metrics.gauge(name, new AtomicLong(), value -> value.get() / millis);
  }
}
