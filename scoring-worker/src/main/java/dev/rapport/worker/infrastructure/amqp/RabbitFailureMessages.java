package dev.rapport.worker.infrastructure.amqp;

import dev.rapport.model.contract.DeadLetterNote;
import dev.rapport.model.contract.EventId;
import dev.rapport.shared.amqp.ConfirmingPublisher;
import dev.rapport.shared.amqp.EventMessages;
import dev.rapport.shared.amqp.OutboundMessage;
import dev.rapport.shared.amqp.PublishReport;
import dev.rapport.shared.faults.FailPoint;
import dev.rapport.worker.application.DeadLetter;
import dev.rapport.worker.application.Failure;
import dev.rapport.worker.application.FailureMessage;
import dev.rapport.worker.application.FailureMessages;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
      case DeadLetter.Content.Event(var event) ->
          messages.toDeadLetters(event, note(letter, event.eventId()));
      case DeadLetter.Content.Body body -> messages.toDeadLetters(body.bytes(), note(letter, null));
    };
  }

  private static Map<String, Object> note(DeadLetter letter, @Nullable EventId event) {
    Failure failure = letter.failure();
    return new DeadLetterNote(
            event,
            failure.code(),
            failure.details(),
            failure.fingerprint(),
            letter.attempts(),
            letter.firstFailedAt())
        .headers();
  }
}
