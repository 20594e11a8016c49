package dev.rapport.api;

import dev.rapport.api.application.publishing.Broker;
import dev.rapport.api.application.publishing.DeadLetter;
import dev.rapport.model.contract.ConversationEnded;
import dev.rapport.model.topology.Topology;
import dev.rapport.shared.tracing.TraceContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.util.ArrayList;
import java.util.List;

/** A span for each published event, in the trace of the request that accepted it. */
final class TracedBroker implements Broker {

  private final Broker next;
  private final Tracer tracer;

  TracedBroker(Broker next, Tracer tracer) {
    this.next = next;
    this.tracer = tracer;
  }

  @Override
  public Outcome publish(List<ConversationEnded> events) {
    List<Span> spans =
        events.stream().map(event -> begin(Topology.EVENTS_EXCHANGE, event)).toList();
    return end(spans, next.publish(events));
  }

  @Override
  public Outcome publishDeadLetters(List<DeadLetter> deadLetters) {
    List<Span> spans = new ArrayList<>(deadLetters.size());
    for (DeadLetter dead : deadLetters) {
      spans.add(
          dead.ofEvent()
              .map(event -> begin(Topology.DEAD_LETTER_EXCHANGE, event))
              .orElse(Span.getInvalid()));
    }
    return end(spans, next.publishDeadLetters(deadLetters));
  }

  private Span begin(String exchange, ConversationEnded event) {
    return tracer
        .spanBuilder("publish " + exchange)
        .setParent(TraceContext.of(event.traceparent()))
        .setSpanKind(SpanKind.PRODUCER)
        .setAttribute("messaging.system", "rabbitmq")
        .setAttribute("messaging.operation.name", "publish")
        .setAttribute("messaging.operation.type", "send")
        .setAttribute("messaging.destination.name", exchange)
        .setAttribute("rapport.event_id", event.eventId().value())
        .startSpan();
  }

  private static Outcome end(List<Span> spans, Outcome outcome) {
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      if (!outcome.confirmed().get(i)) {
        span.setStatus(StatusCode.ERROR).setAttribute("error.type", "NOT_CONFIRMED");
      }
      span.end();
    }
    return outcome;
  }
}
