package dev.rapport.api.application.publishing;

import dev.rapport.model.failure.OutageException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Whether this process's publisher reaches the broker, since when, and why not. */
public final class BrokerState implements PublishingWatch {

  private static final String NOT_YET = "not reached since this process began";

  private final PublishingWatch next;
  private final InstantSource clock;
  private volatile Seen seen;

  private record Seen(boolean up, Instant since, String cause) {}

  /**
   * Since when the broker is away.
   *
   * @param cause as the publisher met it
   */
  public record Absence(Instant since, String cause) {}

  /**
   * Away, until the publisher says otherwise.
   *
   * @param next told everything as well
   */
  public BrokerState(PublishingWatch next, InstantSource clock) {
    this.next = next;
    this.clock = clock;
    this.seen = new Seen(false, clock.instant(), NOT_YET);
  }

  /** Empty while the broker takes messages. */
  public Optional<Absence> absence() {
    Seen now = seen;
    return now.up() ? Optional.empty() : Optional.of(new Absence(now.since(), now.cause()));
  }

  /** Whether it has taken messages for at least so long. */
  public boolean hasBeenUpFor(Duration duration) {
    Seen now = seen;
    return now.up() && !now.since().plus(duration).isAfter(clock.instant());
  }

  @Override
  public void brokerLost(OutageException cause) {
    seen = new Seen(false, clock.instant(), String.valueOf(cause.getMessage()));
    next.brokerLost(cause);
  }

  @Override
  public void brokerBack() {
    seen = new Seen(true, clock.instant(), "");
    next.brokerBack();
  }

  @Override
  public void published(int messages) {
    next.published(messages);
  }

  @Override
  public void unknown(int messages) {
    next.unknown(messages);
  }

  @Override
  public void outboxFailed(RuntimeException cause) {
    next.outboxFailed(cause);
  }
}
