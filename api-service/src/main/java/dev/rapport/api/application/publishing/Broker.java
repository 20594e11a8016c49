package dev.rapport.api.application.publishing;

import dev.rapport.model.contract.ConversationEnded;
import dev.rapport.model.failure.OutageException;
import java.util.List;
import java.util.Optional;

/**
 * Where messages go. For the publisher's thread only: each call takes at most connect, handshake
 * and confirm timeout together, and never throws for what the broker does.
 */
public interface Broker {

  /** Publishes to the work queue and waits for the confirms. An empty list asks if it is there. */
  Outcome publish(List<ConversationEnded> events);

  /** Publishes to the dead-letter queue and waits for the confirms. */
  Outcome publishDeadLetters(List<DeadLetter> deadLetters);

  /**
   * What became of a batch.
   *
   * @param confirmed for each message, in order, whether the broker has surely stored it; of the
   *     others nothing is known
   * @param trouble why some are not confirmed
   */
  record Outcome(List<Boolean> confirmed, Optional<OutageException> trouble) {
    public Outcome {
      confirmed = List.copyOf(confirmed);
    }
  }
}
