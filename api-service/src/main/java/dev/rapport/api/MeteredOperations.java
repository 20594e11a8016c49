package dev.rapport.api;

import dev.rapport.api.application.operations.deadletters.DeadLetterFilter;
import dev.rapport.api.application.operations.deadletters.DeadLetterGroup;
import dev.rapport.api.application.operations.deadletters.DeadLetterState;
import dev.rapport.api.application.operations.deadletters.DeadLetterStats.Reconciliation;
import dev.rapport.api.application.operations.deadletters.DeadLetters;
import dev.rapport.api.application.operations.deadletters.ReconcileDeadLetters;
import dev.rapport.api.application.operations.deadletters.ReconciliationWatch;
import dev.rapport.api.application.operations.replay.ReplayWatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Dead letters and replays as metrics and log lines. */
final class MeteredOperations implements ReconciliationWatch, ReplayWatch {

  private static final Logger log = LoggerFactory.getLogger(MeteredOperations.class);

  /** More causes than this share one series, so that a strange day does not make thousands. */
  private static final int MAX_CAUSES = 50;

  private static final String OTHERS = "other";

  private static final DeadLetterFilter OPEN =
      new DeadLetterFilter(
          List.of(),
          List.of(),
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          Set.of(DeadLetterState.OPEN),
          Map.of());

  private final DeadLetters letters;
  private final MultiGauge open;
  private final AtomicLong withoutCopy;
  private final AtomicLong unknown;
  private final AtomicLong reconciledAt;
  private final Counter failures;
  private final Counter released;
  private final MeterRegistry metrics;

  MeteredOperations(MeterRegistry metrics, DeadLetters letters) {
    this.metrics = metrics;
    this.letters = letters;
    this.open =
        MultiGauge.builder("rapport.dead.letters.open")
            .description("open dead letters by cause")
            .register(metrics);
    this.withoutCopy = metrics.gauge("rapport.dead.letters.without.copy", new AtomicLong());
    this.unknown = metrics.gauge("rapport.dead.letters.unknown.messages", new AtomicLong());
    this.reconciledAt =
        metrics.gauge("rapport.dead.letters.reconciled.timestamp.seconds", new AtomicLong());
    this.failures = metrics.counter("rapport.dead.letters.reconciliation.failures");
    this.released = metrics.counter("rapport.replay.events.released");
    for (String what : new String[] {"removed", "recorded", "missed"}) {
      reconciled(what, 0);
    }
  }

  /** Counts what is open; survives every failure. */
  void count() {
    try {
      register(letters.groups(OPEN, Integer.MAX_VALUE));
      Reconciliation queue = letters.reconciliation();
      withoutCopy.set(queue.rowsWithoutCopy());
      unknown.set(queue.unknownMessages());
      reconciledAt.set(queue.reconciledAt() == null ? 0 : queue.reconciledAt().getEpochSecond());
    } catch (RuntimeException e) {
      log.warn("dead letters: not counted: {}", e.toString());
    }
  }

  @Override
  public void reconciled(ReconcileDeadLetters.Report report) {
    reconciled("removed", report.removed());
    reconciled("recorded", report.recorded());
    reconciled("missed", report.missed());
    log.info("dead-letter queue compared with its rows: {}", report);
  }

  @Override
  public void failed(RuntimeException cause) {
    failures.increment();
    log.warn("operations: not done, it will be tried again: {}", cause.toString());
  }

  @Override
  public void released(long replay, int stage, int events) {
    released.increment(events);
    log.info("replay {}: {} events of stage {} dealt with", replay, events, stage);
  }

  @Override
  public void halted(long replay, String because) {
    log.warn("replay {}: halted, {}", replay, because);
  }

  @Override
  public void completed(long replay) {
    log.info("replay {}: completed", replay);
  }

  private void register(List<DeadLetterGroup> groups) {
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    groups.stream()
        .limit(MAX_CAUSES)
        .forEach(group -> rows.add(row(group.errorCode(), group.fingerprint(), group.count())));
    rows.add(
        row(
            OTHERS,
            OTHERS,
            groups.stream().skip(MAX_CAUSES).mapToLong(DeadLetterGroup::count).sum()));
    open.register(rows, true);
  }

  private static MultiGauge.Row<?> row(String code, String fingerprint, long count) {
    return MultiGauge.Row.of(Tags.of("error_code", code, "fingerprint", fingerprint), count);
  }

  private void reconciled(String what, int messages) {
    metrics.counter("rapport.dead.letters.reconciled", "what", what).increment(messages);
  }
}
