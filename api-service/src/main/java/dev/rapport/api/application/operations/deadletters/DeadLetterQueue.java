package dev.rapport.api.application.operations.deadletters;

import java.util.List;
import java.util.Set;

/** The dead-letter queue itself; for background threads only. */
public interface DeadLetterQueue {

  /**
   * Messages nobody holds. Takes at most connect, handshake and a few answers' bounds.
   *
   * @throws dev.rapport.model.failure.OutageException if the broker does not answer
   */
  long ready();

  /**
   * Shows every message once, at most {@code limit}, and removes those the judge does not want to
   * keep. All others are put back, whatever happens. Takes at most a fixed time, besides the
   * judge's.
   *
   * @throws dev.rapport.model.failure.OutageException if the broker could not be reached at all
   */
  Look look(int limit, Judge judge);

  /** Says which messages are to go. */
  @FunctionalInterface
  interface Judge {

    /** The indexes of those to be removed, whose content is safe elsewhere. */
    Set<Integer> remove(List<QueuedMessage> messages);
  }

  /**
   * What a look came to.
   *
   * @param seen messages taken off the queue
   * @param complete whether those were all
   */
  record Look(int seen, boolean complete) {}
}
