package dev.rapport.worker.testing;

import dev.rapport.model.contract.ConversationEnded;
import dev.rapport.model.contract.EventId;
import dev.rapport.model.topology.Topology;
import dev.rapport.shared.amqp.BrokerProbe;
import dev.rapport.shared.amqp.BrokerSettings;
import dev.rapport.shared.amqp.ConfirmingPublisher;
import dev.rapport.shared.amqp.EventMessages;
import dev.rapport.shared.amqp.OutboundMessage;
import dev.rapport.shared.testing.TestBroker;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Messages as the api-service publishes them, and others. */
public final class Hints implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final ConfirmingPublisher publisher;
  private final BrokerProbe probe;
  private final EventMessages messages = new EventMessages();

  public Hints(BrokerSettings broker) {
    this.publisher = new ConfirmingPublisher(broker, "test-hints");
    this.probe = new BrokerProbe(broker, "test-probe");
  }

  /** Publishes a hint for each; an id may be named more than once. */
  public void publish(EventId... ids) {
    publish(Arrays.asList(ids));
  }

  /** Publishes a hint for each; an id may be named more than once. */
  public void publish(List<EventId> ids) {
    for (int from = 0; from < ids.size(); from += 200) {
      send(
          ids.subList(from, Math.min(ids.size(), from + 200)).stream()
              .map(id -> messages.toWork(message(id)))
              .toList());
    }
  }

  /** Publishes any body to the work queue. */
  public void publishBody(byte[] body) {
    Message message = new Message(body, new MessageProperties());
    send(
        List.of(
            new OutboundMessage(Topology.EVENTS_EXCHANGE, Topology.CONVERSATION_ENDED, message)));
  }

  /** Messages of a queue that wait for a consumer. */
  public long ready(String queue) {
    return Objects.requireNonNull(probe.depths().get(queue)).ready();
  }

  /** Closes, from the broker's side, every connection of this name in a virtual host. */
  public static void cutConnections(TestBroker broker, String name) {
    JsonNode connections =
        JSON.readTree(broker.manage("GET", "vhosts/" + broker.vhost() + "/connections", ""));
    for (JsonNode connection : connections) {
      if (connection.path("user_provided_name").asString("").equals(name)) {
        String id = UriUtils.encode(connection.path("name").asString(), StandardCharsets.UTF_8);
        String _ = broker.manage("DELETE", "connections/" + id, "");
      }
    }
  }

  @Override
  public void close() {
    publisher.close();
    probe.close();
  }

  private void send(List<OutboundMessage> batch) {
    if (!publisher.publish(batch).allConfirmed()) {
      throw new IllegalStateException("not published");
    }
  }

  private static ConversationEnded message(EventId id) {
    return new ConversationEnded(id, "conversation", "user", "TALK", 0, null);
  }
}
