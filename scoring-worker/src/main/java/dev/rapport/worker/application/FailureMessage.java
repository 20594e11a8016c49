package dev.rapport.worker.application;

import dev.rapport.model.contract.ConversationEnded;
import dev.rapport.model.topology.RetryTier;

/** A message about something that did not go well. */
public sealed interface FailureMessage {

  /** Comes back to the work queue after the tier's delay. */
  record Retry(ConversationEnded event, RetryTier tier) implements FailureMessage {}

  /** Goes to the dead-letter queue and stays there. */
  record Burial(DeadLetter letter) implements FailureMessage {}
}
