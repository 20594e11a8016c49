package dev.rapport.api.application.publishing;

import dev.rapport.model.failure.OutageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Publishes the dead letters that the worker could not publish itself. */
public final class RelayDeadLetters {

  private final DeadLetterOutbox outbox;
  private final Broker broker;
  private final Duration olderThan;
  private final PublishingWatch watch;

  /**
   * A relay between these two.
   *
   * @param olderThan how long a worker has to publish its dead letter itself
   */
  public RelayDeadLetters(
      DeadLetterOutbox outbox, Broker broker, Duration olderThan, PublishingWatch watch) {
    this.outbox = outbox;
    this.broker = broker;
    this.olderThan = olderThan;
    this.watch = watch;
  }

  /** One batch; why the broker did not confirm all of it, if it did not. */
  Optional<OutageException> relay(int limit, Duration lease) {
    List<DeadLetter> leased = outbox.lease(limit, olderThan, lease);
    if (leased.isEmpty()) {
      return Optional.empty();
    }
    Broker.Outcome outcome = broker.publishDeadLetters(leased);
    List<Long> confirmed = new ArrayList<>();
    for (int i = 0; i < leased.size(); i++) {
      if (outcome.confirmed().get(i)) {
        confirmed.add(leased.get(i).id());
      }
    }
    watch.published(confirmed.size());
    watch.unknown(leased.size() - confirmed.size());
    outbox.markPublished(confirmed);
    return outcome.trouble();
  }
}
