package dev.rapport.api.infrastructure.amqp;

import com.rabbitmq.client.GetResponse;
import dev.rapport.api.application.operations.deadletters.QueuedMessage;
import dev.rapport.model.contract.DeadLetterNote;
import dev.rapport.model.contract.EventId;
import dev.rapport.model.contract.UnreadableMessageException;
import dev.rapport.shared.amqp.EventMessages;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Messages of the dead-letter queue as values. Headers come from anybody: a few known words of them
 * are taken over as an explanation, and nothing else.
 */
final class QueuedMessages {

  private static final int MAX_BODY_BYTES = 64 * 1024;

  private static final Set<String> REASONS =
      Set.of("delivery_limit", "rejected", "expired", "maxlen");

  private final EventMessages messages = new EventMessages();

  QueuedMessage of(GetResponse message) {
    byte[] body = message.getBody();
    Map<String, Object> headers = message.getProps().getHeaders();
    EventId event = null;
    String unreadable = null;
    try {
      event = messages.read(body).eventId();
    } catch (UnreadableMessageException e) {
      unreadable = e.getMessage();
    }
    return new QueuedMessage(
        event,
        ByteBuffer.wrap(Arrays.copyOf(body, Math.min(body.length, MAX_BODY_BYTES))),
        headers != null && headers.containsKey(DeadLetterNote.FINGERPRINT),
        headers == null ? null : givenUp(headers.get("x-death")),
        unreadable);
  }

  private static @Nullable String givenUp(@Nullable Object deaths) {
    if (deaths instanceof List<?> list
        && !list.isEmpty()
        && list.getFirst() instanceof Map<?, ?> death) {
      String reason = String.valueOf(death.get("reason"));
      return REASONS.contains(reason) ? reason : null;
    }
    return null;
  }
}
