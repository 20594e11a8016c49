package dev.rapport.worker.infrastructure.observation;

import dev.rapport.model.scoring.DegradedPart;
import dev.rapport.worker.application.AnalysedEvent;
import dev.rapport.worker.application.DeadLetter;
import dev.rapport.worker.application.Outcome;
import dev.rapport.worker.application.ScoringObserver;
import dev.rapport.worker.application.Settled;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;

/** Counts what happens, by the names that dashboards and alerts use. */
public final class ScoringMetrics implements ScoringObserver {

  private static final String PROCESSED = "conversation_events_processed_total";
  private static final Duration[] BUCKETS =
      java.util.stream.LongStream.of(100, 500, 1000, 2000, 5000, 10_000, 20_000, 60_000, 180_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry metrics;
  private final Timer acceptToScored;
  private final Timer processing;

  public ScoringMetrics(MeterRegistry metrics) {
    this.metrics = metrics;
    this.acceptToScored =
        Timer.builder("rapport_accept_to_scored_seconds")
            .description("From the acceptance of an event to the commit of its score")
            .serviceLevelObjectives(BUCKETS)
            .publishPercentileHistogram()
            .register(metrics);
    this.processing =
        Timer.builder("conversation_event_processing_seconds")
            .description("From the claim of an event to the commit of its score")
            .serviceLevelObjectives(BUCKETS)
            .register(metrics);
  }

  @Override
  public void settled(Settled settled) {
    switch (settled.outcome()) {
      case Outcome.Scored scored -> {
        count("processed");
        acceptToScored.record(scored.sinceAccepted());
        processing.record(scored.sinceClaimed());
      }
      case Outcome.Suppressed(var reason) ->
          metrics
              .counter(
                  "rapport_suppressed_deliveries_total",
                  "reason",
                  reason.name().toLowerCase(Locale.ROOT))
              .increment();
      case Outcome.RetryLater later -> {
        count("retry");
        metrics
            .counter(
                "rapport_retries_total", "tier", later.tier().key(), "code", later.failure().code())
            .increment();
      }
      case Outcome.Dead(DeadLetter letter) -> dead(letter);
      case Outcome.Unreadable(DeadLetter letter) -> dead(letter);
      case Outcome.HandedBack _ -> count("handed_back");
      case Outcome.Outage(var cause) ->
          metrics
              .counter("rapport_outages_total", "dependency", cause.dependency().name())
              .increment();
    }
  }

  @Override
  public void degraded(AnalysedEvent event) {
    for (DegradedPart part : event.analysis().degraded()) {
      metrics.counter("rapport_degraded_analyses_total", "part", part.part()).increment();
    }
  }

  @Override
  public void cached(boolean kept) {
    metrics.counter("rapport_candidates_total", "result", kept ? "kept" : "not_kept").increment();
  }

  @Override
  public void surprised(String where, RuntimeException surprise) {
    metrics.counter("rapport_surprises_total", "where", where).increment();
  }

  private void dead(DeadLetter letter) {
    count("failed");
    metrics
        .counter("rapport_dead_letters_total", "fingerprint", letter.failure().fingerprint())
        .increment();
  }

  private void count(String status) {
    metrics.counter(PROCESSED, "status", status).increment();
  }
}
