package dev.rapport.api.infrastructure.amqp;

import dev.rapport.api.application.operations.doctor.PublishProbe;
import dev.rapport.model.topology.Topology;
import dev.rapport.shared.amqp.ConfirmingPublisher;
import dev.rapport.shared.amqp.OutboundMessage;
import dev.rapport.shared.amqp.ProbeReport;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;

/** Publishes over the publisher's own connection, with a key that nothing is bound with. */
final class RabbitPublishProbe implements PublishProbe {

  private static final String NO_QUEUES_KEY = "doctor.probe";

  private final ConfirmingPublisher publisher;

  RabbitPublishProbe(ConfirmingPublisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public Found probe() {
    Message message =
        new Message("doctor".getBytes(StandardCharsets.UTF_8), new MessageProperties());
    ProbeReport report =
        publisher.probe(new OutboundMessage(Topology.EVENTS_EXCHANGE, NO_QUEUES_KEY, message));
    return new Found(
        report.confirmed(),
        report.returned(),
        Optional.ofNullable(report.brokerVersion()),
        Optional.ofNullable(report.trouble()));
  }
}
