package dev.rapport.api.application.operations.queues;

import java.util.List;

/** Looks at the declared queues; for background threads only. */
@FunctionalInterface
public interface Queues {

  /**
   * Those that exist. Takes at most a few of the broker's bounds.
   *
   * @throws dev.rapport.model.failure.OutageException if there is no answer
   */
  List<QueueState> look();
}
