package dev.rapport.api.application.publishing;

import dev.rapport.api.application.ingest.PublishingHints;
import dev.rapport.model.contract.ConversationEnded;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Committed and leased events on their way to the publisher's thread. Losing one loses nothing. */
public final class HintQueue implements PublishingHints {

  private final InstantSource clock;
  private final Duration lease;
  private final BlockingQueue<Hint> hints;
  private volatile boolean open;

  private record Hint(ConversationEnded event, Instant expires) {}

  /**
   * An empty queue that is closed until the publisher opens it.
   *
   * @param lease how long a hinted event is this publisher's own
   */
  public HintQueue(InstantSource clock, Duration lease, int capacity) {
    this.clock = clock;
    this.lease = lease;
    this.hints = new ArrayBlockingQueue<>(capacity);
  }

  @Override
  public Duration lease() {
    return open && hints.remainingCapacity() > 0 ? lease : Duration.ZERO;
  }

  @Override
  public void hint(List<ConversationEnded> events) {
    // The lease began before the insert, at the latest now.
    Instant expires = clock.instant().plus(lease);
    for (ConversationEnded event : events) {
      if (!hints.offer(new Hint(event, expires))) {
        return;
      }
    }
  }

  int size() {
    return hints.size();
  }

  /** Says whether the publisher takes work. */
  void open(boolean open) {
    this.open = open;
  }

  /**
   * What is there to publish, at most {@code limit}; waits at most {@code patience} for the first.
   * Leaves out events whose lease ends within {@code margin}: a relay may have them by then.
   */
  List<ConversationEnded> take(int limit, Duration patience, Duration margin)
      throws InterruptedException {
    Hint first = hints.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    if (first == null) {
      return List.of();
    }
    List<Hint> taken = new ArrayList<>(List.of(first));
    hints.drainTo(taken, limit - 1);
    Instant tooLate = clock.instant().plus(margin);
    return taken.stream().filter(hint -> hint.expires().isAfter(tooLate)).map(Hint::event).toList();
  }

  /** Empties the queue. */
  List<ConversationEnded> drain() {
    List<Hint> taken = new ArrayList<>();
    hints.drainTo(taken);
    return taken.stream().map(Hint::event).toList();
  }
}
