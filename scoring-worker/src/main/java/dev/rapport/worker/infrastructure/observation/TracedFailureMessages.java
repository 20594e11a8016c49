package dev.rapport.worker.infrastructure.observation;

import dev.rapport.model.contract.ConversationEnded;
import dev.rapport.model.topology.Topology;
import dev.rapport.shared.tracing.TraceContext;
import dev.rapport.worker.application.DeadLetter;
import dev.rapport.worker.application.FailureMessage;
import dev.rapport.worker.application.FailureMessages;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A span for each message to a tier or to the dead letters, in its event's trace. */
public final class TracedFailureMessages implements FailureMessages {

  private final FailureMessages next;
  private final Tracer tracer;

  public TracedFailureMessages(FailureMessages next, Tracer tracer) {
    this.next = next;
    this.tracer = tracer;
  }

  @Override
  public List<FailureMessage> publish(List<FailureMessage> messages) {
    Map<FailureMessage, Span> spans = new LinkedHashMap<>();
    messages.forEach(message -> spans.put(message, begin(message)));
    List<FailureMessage> confirmed = next.publish(messages);
    Set<FailureMessage> sure = Set.copyOf(confirmed);
    spans.forEach((message, span) -> end(span, sure.contains(message)));
    return confirmed;
  }

  private Span begin(FailureMessage message) {
    return switch (message) {
      case FailureMessage.Retry(var event, var tier) ->
          begin(Topology.RETRY_EXCHANGE, tier.key(), event);
      case FailureMessage.Burial(DeadLetter letter) ->
          letter.content() instanceof DeadLetter.Content.Event(var event)
              ? begin(Topology.DEAD_LETTER_EXCHANGE, Topology.DEAD, event)
              : Span.getInvalid();
    };
  }

  private Span begin(String exchange, String key, ConversationEnded event) {
    return tracer
        .spanBuilder("publish " + exchange)
        .setParent(TraceContext.of(event.traceparent()))
        .setSpanKind(SpanKind.PRODUCER)
        .setAttribute("messaging.system", "rabbitmq")
        .setAttribute("messaging.operation.name", "publish")
        .setAttribute("messaging.operation.type", "send")
        .setAttribute("messaging.destination.name", exchange)
        .setAttribute("messaging.rabbitmq.destination.routing_key", key)
        .setAttribute("rapport.event_id", event.eventId().value())
        .startSpan();
  }

  private static void end(Span span, boolean confirmed) {
    if (!confirmed) {
      span.setStatus(StatusCode.ERROR).setAttribute("error.type", "NOT_CONFIRMED");
    }
    span.end();
  }
}
