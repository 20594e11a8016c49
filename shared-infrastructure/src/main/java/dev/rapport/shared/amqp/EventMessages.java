package dev.rapport.shared.amqp;

import dev.rapport.model.contract.ConversationEnded;
import dev.rapport.model.contract.ConversationEndedJson;
import dev.rapport.model.contract.UnreadableMessageException;
import dev.rapport.model.topology.RetryTier;
import dev.rapport.model.topology.Topology;
import java.util.Map;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;

/**
 * Events as messages and back. Headers are for people and tracing; none is ever read to decide
 * anything, and none is copied from a message that came in.
 */
public final class EventMessages {

  private static final String TYPE = "conversation.ended.v" + ConversationEndedJson.SCHEMA_VERSION;

  private final ConversationEndedJson json = new ConversationEndedJson();

  /** For the work queue. */
  public OutboundMessage toWork(ConversationEnded event) {
    return new OutboundMessage(
        Topology.EVENTS_EXCHANGE, Topology.CONVERSATION_ENDED, message(event, Map.of()));
  }

  /** For the queue of a retry tier. */
  public OutboundMessage toTier(ConversationEnded event, RetryTier tier) {
    return new OutboundMessage(Topology.RETRY_EXCHANGE, tier.key(), message(event, Map.of()));
  }

  /**
   * For the dead-letter queue.
   *
   * @param why short readable headers, `x-…`
   */
  public OutboundMessage toDeadLetters(ConversationEnded event, Map<String, Object> why) {
    return new OutboundMessage(Topology.DEAD_LETTER_EXCHANGE, Topology.DEAD, message(event, why));
  }

  /** For the dead-letter queue: a body that nobody could read, as it came. */
  public OutboundMessage toDeadLetters(byte[] body, Map<String, Object> why) {
    return new OutboundMessage(
        Topology.DEAD_LETTER_EXCHANGE,
        Topology.DEAD,
        persistent(body, MessageProperties.CONTENT_TYPE_BYTES, why));
  }

  /**
   * The event in a message's body.
   *
   * @throws UnreadableMessageException if this is not a message of ours
   */
  public ConversationEnded read(byte[] body) {
    return json.read(body);
  }

  private Message message(ConversationEnded event, Map<String, Object> headers) {
    Message message = persistent(json.write(event), MessageProperties.CONTENT_TYPE_JSON, headers);
    MessageProperties properties = message.getMessageProperties();
    properties.setType(TYPE);
    properties.setMessageId(event.eventId().toString());
    properties.setHeader("x-attempt", event.attempt());
    if (event.traceparent() != null) {
      properties.setHeader("traceparent", event.traceparent());
    }
    return message;
  }

  private static Message persistent(byte[] body, String contentType, Map<String, Object> headers) {
    MessageProperties properties = new MessageProperties();
    properties.setContentType(contentType);
    properties.setDeliveryMode(MessageDeliveryMode.PERSISTENT);
    properties.setHeaders(headers);
    return new Message(body, properties);
  }
}
