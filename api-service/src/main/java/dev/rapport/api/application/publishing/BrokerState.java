package dev.rapport.api.application.publishing;

import dev.rapport.model.failure.OutageException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether this process's publisher reaches the broker, since when, and why not. */
public final class BrokerState implements PublishingWatch {

  private static final String NOT_YET = "not reached since this process began";

  /** How long a broker that took a connection and then nothing is not believed to be back. */
  private static final Duration DOUBT = Duration.ofSeconds(5);

  private final PublishingWatch next;
  private final InstantSource clock;
  private volatile Seen seen;

  /**
   * What is known.
   *
   * @param upSince null while it is away
   * @param awaySince the beginning of the last absence
   * @param proven whether anything was confirmed since then
   * @param relapsed whether it was back in between, and took nothing
   */
  private record Seen(
      @Nullable Instant upSince,
      Instant awaySince,
      String cause,
      boolean proven,
      boolean relapsed) {}

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
    this.seen = new Seen(null, clock.instant(), NOT_YET, false, false);
  }

  /** Empty while the broker takes messages. */
  public Optional<Absence> absence() {
    Seen now = seen;
    Instant up = now.upSince();
    boolean back = up != null && (!now.relapsed() || !up.plus(DOUBT).isAfter(clock.instant()));
    return back ? Optional.empty() : Optional.of(new Absence(now.awaySince(), now.cause()));
  }

  /** Whether it has taken messages for at least so long. */
  public boolean hasBeenUpFor(Duration duration) {
    Instant up = seen.upSince();
    return up != null && absence().isEmpty() && !up.plus(duration).isAfter(clock.instant());
  }

  @Override
  public void brokerLost(OutageException cause) {
    Seen before = seen;
    Instant up = before.upSince();
    boolean relapsed = up != null && !before.proven() && up.plus(DOUBT).isAfter(clock.instant());
    seen =
        new Seen(
            null,
            relapsed ? before.awaySince() : clock.instant(),
            String.valueOf(cause.getMessage()),
            false,
            relapsed);
    next.brokerLost(cause);
  }

  @Override
  public void brokerBack() {
    Seen before = seen;
    seen = new Seen(clock.instant(), before.awaySince(), before.cause(), false, before.relapsed());
    next.brokerBack();
  }

  @Override
  public void published(int messages) {
    Seen now = seen;
    if (messages > 0 && now.upSince() != null && !now.proven()) {
      seen = new Seen(now.upSince(), now.awaySince(), now.cause(), true, false);
    }
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
