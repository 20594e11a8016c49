package dev.rapport.api.infrastructure.amqp;

import dev.rapport.api.application.publishing.Broker;
import dev.rapport.api.application.publishing.DeadLetter;
import dev.rapport.model.contract.ConversationEnded;
import dev.rapport.shared.amqp.ConfirmingPublisher;
import dev.rapport.shared.amqp.EventMessages;
import dev.rapport.shared.amqp.OutboundMessage;
import dev.rapport.shared.amqp.PublishReport;
import dev.rapport.shared.faults.FailPoint;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Publishes with confirms over the publisher's own connection. */
final class RabbitBroker implements Broker {

  private final ConfirmingPublisher publisher;
  private final EventMessages messages = new EventMessages();

  RabbitBroker(ConfirmingPublisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public Outcome publish(List<ConversationEnded> events) {
    events.forEach(event -> FailPoint.RELAY_AFTER_LEASE.reach(event.conversationId()));
    Outcome outcome = send(events.stream().map(messages::toWork).toList());
    events.forEach(event -> FailPoint.RELAY_AFTER_CONFIRM.reach(event.conversationId()));
    return outcome;
  }

  @Override
  public Outcome publishDeadLetters(List<DeadLetter> deadLetters) {
    return send(deadLetters.stream().map(this::copy).toList());
  }

  private Outcome send(List<OutboundMessage> outbound) {
    PublishReport report = publisher.publish(outbound);
    List<Boolean> confirmed =
        IntStream.range(0, outbound.size()).mapToObj(report::isConfirmed).toList();
    return new Outcome(confirmed, report.cause());
  }

  private OutboundMessage copy(DeadLetter dead) {
    Map<String, Object> headers = dead.note().headers();
    return dead.ofEvent()
        .map(event -> messages.toDeadLetters(event, headers))
        .orElseGet(() -> messages.toDeadLetters(dead.unreadableBody(), headers));
  }
}
