package dev.rapport.worker.infrastructure.observation;

import dev.rapport.model.failure.Dependency;
import dev.rapport.model.scoring.DegradedPart;
import dev.rapport.shared.metrics.FewValues;
import dev.rapport.worker.application.AnalysedEvent;
import dev.rapport.worker.application.ClaimedEvent;
import dev.rapport.worker.application.DeadLetter;
import dev.rapport.worker.application.Outcome;
import dev.rapport.worker.application.ScoringObserver;
import dev.rapport.worker.application.Settled;
import dev.rapport.worker.application.Suppression;
import dev.rapport.worker.application.analysis.Part;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * Counts what happens, by the names that dashboards and alerts use. Every counter whose labels are
 * known begins at 0, because an increase is only seen by whoever has seen the value before.
 */
public final class ScoringMetrics implements ScoringObserver {

  private static final Duration[] PROCESSING_BUCKETS =
      millis(100, 500, 1000, 2000, 5000, 10_000, 20_000, 60_000, 180_000);

  /** From a broker that is idle to the last rung of the ladder. */
  private static final Duration[] ACCEPT_TO_SCORED_BUCKETS =
      millis(
          25,
          50,
          100,
          250,
          500,
          1000,
          2500,
          5000,
          10_000,
          30_000,
          60_000,
          300_000,
          900_000,
          3_600_000,
          14_400_000);

  private static final int MOST_CODES = 50;

  private final MeterRegistry metrics;
  private final Timer acceptToScored;
  private final Timer processing;
  private final FewValues codes = new FewValues(MOST_CODES);

  public ScoringMetrics(MeterRegistry metrics) {
    this.metrics = metrics;
    this.acceptToScored =
        Timer.builder("rapport_accept_to_scored_seconds")
            .description("From the acceptance of an event to the commit of its score")
            .serviceLevelObjectives(ACCEPT_TO_SCORED_BUCKETS)
            .register(metrics);
    this.processing =
        Timer.builder("conversation_event_processing_seconds")
            .description("From the claim of an event to the commit of its score")
            .serviceLevelObjectives(PROCESSING_BUCKETS)
            .register(metrics);
    begin();
  }

  @Override
  public void taken(ClaimedEvent event) {
    // What becomes of it is counted.
  }

  @Override
  public void settled(Settled settled) {
    switch (settled.outcome()) {
      case Outcome.Scored scored -> {
        processed("processed").increment();
        acceptToScored.record(scored.sinceAccepted());
        processing.record(scored.sinceClaimed());
      }
      case Outcome.Suppressed(var reason) -> {
        if (reason == Suppression.SKIPPED_BOT_TYPE) {
          processed("skipped").increment();
        } else {
          suppressed(reason).increment();
        }
      }
      case Outcome.RetryLater later -> {
        processed("retry").increment();
        String code = codes.of(later.failure().code());
        metrics
            .counter("rapport_retries_total", "tier", later.tier().key(), "error_code", code)
            .increment();
      }
      case Outcome.Dead(DeadLetter letter) -> dead(letter);
      case Outcome.Unreadable(DeadLetter letter) -> dead(letter);
      case Outcome.HandedBack _ -> processed("handed_back").increment();
      case Outcome.Outage(var cause) -> outage(cause.dependency()).increment();
    }
  }

  @Override
  public void degraded(AnalysedEvent event) {
    for (DegradedPart part : event.analysis().degraded()) {
      degraded(part.part()).increment();
    }
  }

  @Override
  public void cached(boolean kept) {
    candidates(kept).increment();
  }

  @Override
  public void surprised(String where, RuntimeException surprise) {
    metrics.counter("rapport_surprises_total").increment();
  }

  private void begin() {
    List.of("processed", "skipped", "failed", "retry", "handed_back")
        .forEach(status -> processed(status).increment(0));
    for (Suppression reason : Suppression.values()) {
      if (reason != Suppression.SKIPPED_BOT_TYPE) {
        suppressed(reason).increment(0);
      }
    }
    Arrays.stream(Dependency.values()).forEach(dependency -> outage(dependency).increment(0));
    Arrays.stream(Part.values()).forEach(part -> degraded(part.label()).increment(0));
    candidates(true).increment(0);
    candidates(false).increment(0);
    metrics.counter("rapport_surprises_total").increment(0);
  }

  private void dead(DeadLetter letter) {
    processed("failed").increment();
    String code = codes.of(letter.failure().code());
    metrics.counter("rapport_dead_letters_total", "error_code", code).increment();
  }

  private Counter processed(String status) {
    return metrics.counter("conversation_events_processed_total", "status", status);
  }

  private Counter suppressed(Suppression reason) {
    String label = reason.name().toLowerCase(Locale.ROOT);
    return metrics.counter("rapport_suppressed_deliveries_total", "reason", label);
  }

  private Counter outage(Dependency dependency) {
    return metrics.counter("rapport_outages_total", "dependency", dependency.name());
  }

  private Counter degraded(String part) {
    return metrics.counter("rapport_degraded_analyses_total", "part", part);
  }

  private Counter candidates(boolean kept) {
    return metrics.counter("rapport_candidates_total", "result", kept ? "kept" : "not_kept");
  }

  private static Duration[] millis(long... millis) {
    return LongStream.of(millis).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
  }
}
