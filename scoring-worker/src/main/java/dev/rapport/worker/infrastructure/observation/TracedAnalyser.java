package dev.rapport.worker.infrastructure.observation;

import dev.rapport.model.conversation.ConversationLog;
import dev.rapport.model.scoring.Analysis;
import dev.rapport.shared.tracing.LoggedIds;
import dev.rapport.worker.application.Analyser;
import dev.rapport.worker.application.ClaimedEvent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import org.slf4j.MDC;

/** The analysis as a span of its attempt, and the event's id in every log line meanwhile. */
public final class TracedAnalyser implements Analyser {

  private static final String EVENT_ID = "event_id";

  private final Analyser next;
  private final ScoringTraces traces;
  private final Tracer tracer;

  public TracedAnalyser(Analyser next, ScoringTraces traces, Tracer tracer) {
    this.next = next;
    this.traces = traces;
    this.tracer = tracer;
  }

  @Override
  public Analysis analyse(ClaimedEvent event, ConversationLog log) {
    Span span = tracer.spanBuilder("analyse").setParent(traces.contextOf(event)).startSpan();
    MDC.put(EVENT_ID, event.id().toString());
    try (var _ = span.makeCurrent();
        var _ = LoggedIds.of(span)) {
      Analysis analysis = next.analyse(event, log);
      span.setAttribute("rapport.analysis_source", analysis.source());
      return analysis;
    } finally {
      MDC.remove(EVENT_ID);
      span.end();
    }
  }

  @Override
  public boolean asksPeers() {
    return next.asksPeers();
  }
}
