package dev.rapport.worker.infrastructure.observation;

import dev.rapport.model.contract.EventId;
import dev.rapport.model.topology.Topology;
import dev.rapport.shared.tracing.TraceContext;
import dev.rapport.worker.application.AnalysedEvent;
import dev.rapport.worker.application.ClaimedEvent;
import dev.rapport.worker.application.DeadLetter;
import dev.rapport.worker.application.Outcome;
import dev.rapport.worker.application.ScoringObserver;
import dev.rapport.worker.application.Settled;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A span for each attempt of each event, from its claim until it is settled, in the trace of the
 * request that accepted it. Events of a batch are worked on together and traced apart.
 */
public final class ScoringTraces implements ScoringObserver {

  private final ScoringObserver next;
  private final Tracer tracer;
  private final Map<EventId, Span> attempts = new ConcurrentHashMap<>();

  /**
   * Traces in front of another observer.
   *
   * @param next told everything as well
   */
  public ScoringTraces(ScoringObserver next, Tracer tracer) {
    this.next = next;
    this.tracer = tracer;
  }

  /** What belongs to the attempt under way is a child of this. */
  Context contextOf(ClaimedEvent event) {
    Context accepted = TraceContext.of(event.traceparent());
    Span attempt = attempts.get(event.id());
    return attempt == null ? accepted : accepted.with(attempt);
  }

  @Override
  public void taken(ClaimedEvent event) {
    next.taken(event);
    Span attempt =
        tracer
            .spanBuilder("process " + Topology.WORK_QUEUE)
            .setParent(TraceContext.of(event.traceparent()))
            .setSpanKind(SpanKind.CONSUMER)
            .setAttribute("messaging.system", "rabbitmq")
            .setAttribute("messaging.operation.name", "process")
            .setAttribute("messaging.operation.type", "process")
            .setAttribute("messaging.destination.name", Topology.WORK_QUEUE)
            .setAttribute("rapport.event_id", event.id().value())
            .setAttribute("rapport.attempt", (long) event.attempt())
            .startSpan();
    if (attempt.isRecording()) {
      attempts.put(event.id(), attempt);
    }
  }

  @Override
  public void settled(Settled settled) {
    next.settled(settled);
    EventId id = settled.eventId();
    Span attempt = id == null ? null : attempts.remove(id);
    if (attempt != null) {
      attempt.setAttribute("rapport.outcome", settled.outcome().getClass().getSimpleName());
      failure(attempt, settled.outcome());
      attempt.end();
    }
  }

  @Override
  public void degraded(AnalysedEvent event) {
    next.degraded(event);
    Span attempt = attempts.get(event.event().id());
    if (attempt != null) {
      attempt.setAttribute("rapport.analysis_degraded", true);
    }
  }

  @Override
  public void cached(boolean kept) {
    next.cached(kept);
  }

  @Override
  public void surprised(String where, RuntimeException surprise) {
    next.surprised(where, surprise);
  }

  private static void failure(Span attempt, Outcome outcome) {
    switch (outcome) {
      case Outcome.RetryLater later -> {
        attempt.setAttribute("rapport.retry_tier", later.tier().key());
        failed(attempt, later.failure().code());
      }
      case Outcome.Dead(DeadLetter letter) -> failed(attempt, letter.failure().code());
      case Outcome.Unreadable(DeadLetter letter) -> failed(attempt, letter.failure().code());
      case Outcome.Outage(var cause) -> failed(attempt, cause.dependency() + "_AWAY");
      case Outcome.Scored _, Outcome.Suppressed _, Outcome.HandedBack _ -> {}
    }
  }

  private static void failed(Span attempt, String code) {
    attempt.setStatus(StatusCode.ERROR).setAttribute("error.type", code);
  }
}
