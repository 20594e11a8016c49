package dev.rapport.worker.infrastructure.amqp;

import dev.rapport.shared.amqp.ConfirmingPublisher;
import dev.rapport.shared.amqp.EventMessages;
import dev.rapport.shared.amqp.OutboundMessage;
import dev.rapport.shared.amqp.PublishReport;
import dev.rapport.shared.faults.FailPoint;
import dev.rapport.worker.application.DeadLetter;
import dev.rapport.worker.application.FailureMessage;
import dev.rapport.worker.application.FailureMessages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes to the tiers and to the dead-letter queue. */
public final class RabbitFailureMessages implements FailureMessages {

  private static final Logger log = LoggerFactory.getLogger(RabbitFailureMessages.class);

  private final ConfirmingPublisher publisher;
  private final EventMessages messages = new EventMessages();

  public RabbitFailureMessages(ConfirmingPublisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public List<FailureMessage> publish(List<FailureMessage> failures) {
    PublishReport report = publisher.publish(failures.stream().map(this::outbound).toList());
    failures.forEach(RabbitFailureMessages::sent);
    report
        .cause()
        .ifPresent(
            cause -> log.warn("not all of {} confirmed: {}", failures.size(), cause.getMessage()));
    return IntStream.range(0, failures.size())
        .filter(report::isConfirmed)
        .mapToObj(failures::get)
        .toList();
  }

  private static void sent(FailureMessage failure) {
    switch (failure) {
      case FailureMessage.Retry(var event, var _) ->
          FailPoint.WORKER_AFTER_TIER_PUBLISH.reach(event.conversationId());
      case FailureMessage.Burial(DeadLetter letter) -> {
        if (letter.content() instanceof DeadLetter.Content.Event(var event)) {
          FailPoint.WORKER_AFTER_DLQ_PUBLISH.reach(event.conversationId());
        }
      }
    }
  }

  private OutboundMessage outbound(FailureMessage failure) {
    return switch (failure) {
      case FailureMessage.Retry(var event, var tier) -> messages.toTier(event, tier);
      case FailureMessage.Burial(DeadLetter letter) -> burial(letter);
    };
  }

  private OutboundMessage burial(DeadLetter letter) {
    return switch (letter.content()) {
      case DeadLetter.Content.Event(var event) -> {
        String id = event.eventId().toString();
        Map<String, Object> why = why(letter);
        why.put("x-event-id", id);
        why.put("x-replay-cmd", "rapport dlq plan --event " + id);
        yield messages.toDeadLetters(event, why);
      }
      case DeadLetter.Content.Body body -> messages.toDeadLetters(body.bytes(), why(letter));
    };
  }

  private static Map<String, Object> why(DeadLetter letter) {
    Map<String, Object> why = new HashMap<>();
    why.put("x-why", letter.failure().code() + ": " + shortened(letter.failure().details()));
    why.put("x-fingerprint", letter.failure().fingerprint());
    why.put("x-attempts", letter.attempts());
    why.put("x-first-failed-at", letter.firstFailedAt().toString());
    return why;
  }

  /** Headers are for a glance; the row has the rest. */
  private static String shortened(String details) {
    return details.length() <= 200 ? details : details.substring(0, 200);
  }
}
