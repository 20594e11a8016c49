package dev.rapport.api.application.publishing;

import dev.rapport.model.contract.ConversationEnded;
import dev.rapport.model.contract.EventId;
import dev.rapport.model.failure.OutageException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings events to the broker: first those just stored, which come as hints, then whatever else is
 * unpublished, which the relay leases. For one thread. An event is published once the broker has
 * confirmed it and not returned it; anything else leaves it unpublished.
 */
public final class PublishEvents {

  private final HintQueue hints;
  private final Outbox outbox;
  private final RelayDeadLetters deadLetters;
  private final Broker broker;
  private final Pace pace;
  private final Surroundings surroundings;

  private Instant nextRelay = Instant.MIN;
  private boolean lost = true;
  private Duration backoff;

  /**
   * How much at once, and how often.
   *
   * @param batch messages published at once, at most
   * @param lease how long the relay holds what it publishes; longer than a publish may take
   * @param poll how often the relay looks for unpublished events
   * @param firstBackoff pause after the broker was lost; doubled up to the longest
   * @param drainPerSecond events the relay publishes in a second, at most
   */
  public record Pace(
      int batch,
      Duration lease,
      Duration poll,
      Duration firstBackoff,
      Duration longestBackoff,
      int drainPerSecond) {

    /** A hint whose lease ends sooner than this is left to the relay. */
    Duration margin() {
      return lease.dividedBy(3);
    }

    Duration after(int relayed) {
      return relayed < batch
          ? poll
          : Duration.ofSeconds(1).multipliedBy(relayed).dividedBy(drainPerSecond);
    }
  }

  /** Time, pauses and whoever is told. */
  public record Surroundings(InstantSource clock, Pauses pauses, PublishingWatch watch) {}

  /** Lets time pass. */
  @FunctionalInterface
  public interface Pauses {
    void pause(Duration duration) throws InterruptedException;
  }

  public PublishEvents(
      HintQueue hints,
      Outbox outbox,
      RelayDeadLetters deadLetters,
      Broker broker,
      Pace pace,
      Surroundings surroundings) {
    this.hints = hints;
    this.outbox = outbox;
    this.deadLetters = deadLetters;
    this.broker = broker;
    this.pace = pace;
    this.surroundings = surroundings;
    this.backoff = pace.firstBackoff();
  }

  /**
   * One round: waits at most until the relay's next turn, publishes what there is. Survives every
   * failure of the broker and of the database.
   */
  public void round() throws InterruptedException {
    if (lost && !isBack()) {
      surroundings.pauses().pause(backoff);
      backoff = shorter(backoff.multipliedBy(2), pace.longestBackoff());
      return;
    }
    try {
      publish(hints.take(pace.batch(), untilRelay(), pace.margin()));
      if (!lost && untilRelay().isZero()) {
        relay();
      }
    } catch (RuntimeException e) {
      surroundings.watch().outboxFailed(e);
      nextRelay = surroundings.clock().instant().plus(pace.poll());
    }
  }

  /** Gives back what is queued; to be called when no more rounds follow. */
  public void stop() {
    hints.open(false);
    release(hints.drain());
  }

  private boolean isBack() {
    if (!takesMessages()) {
      return false;
    }
    lost = false;
    backoff = pace.firstBackoff();
    nextRelay = Instant.MIN;
    hints.open(true);
    surroundings.watch().brokerBack();
    return true;
  }

  /** Whatever goes wrong, the publisher's thread goes on: nobody else would ever publish. */
  private boolean takesMessages() {
    try {
      return broker.publish(List.of()).trouble().isEmpty();
    } catch (RuntimeException e) {
      surroundings.watch().outboxFailed(e);
      return false;
    }
  }

  private void relay() {
    List<ConversationEnded> leased = outbox.lease(pace.batch(), pace.lease());
    publish(leased);
    if (!lost && leased.size() < pace.batch()) {
      deadLetters.relay(pace.batch(), pace.lease()).ifPresent(this::lose);
    }
    nextRelay = surroundings.clock().instant().plus(pace.after(leased.size()));
  }

  private void publish(List<ConversationEnded> events) {
    if (events.isEmpty()) {
      return;
    }
    Broker.Outcome outcome = broker.publish(events);
    List<EventId> confirmed = new ArrayList<>();
    List<ConversationEnded> unknown = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      if (outcome.confirmed().get(i)) {
        confirmed.add(events.get(i).eventId());
      } else {
        unknown.add(events.get(i));
      }
    }
    outcome.trouble().ifPresent(this::lose);
    surroundings.watch().published(confirmed.size());
    surroundings.watch().unknown(unknown.size());
    if (!confirmed.isEmpty()) {
      outbox.markPublished(confirmed);
    }
    release(unknown);
  }

  private void lose(OutageException cause) {
    lost = true;
    hints.open(false);
    surroundings.watch().brokerLost(cause);
    release(hints.drain());
  }

  private void release(List<ConversationEnded> events) {
    try {
      if (!events.isEmpty()) {
        outbox.release(events.stream().map(ConversationEnded::eventId).toList());
      }
    } catch (RuntimeException e) {
      // Their leases end by themselves.
      surroundings.watch().outboxFailed(e);
    }
  }

  private Duration untilRelay() {
    Instant now = surroundings.clock().instant();
    return nextRelay.isAfter(now) ? Duration.between(now, nextRelay) : Duration.ZERO;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
