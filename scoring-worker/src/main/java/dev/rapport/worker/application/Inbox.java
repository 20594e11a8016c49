package dev.rapport.worker.application;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** What was delivered and waits for a lane. As large as what the broker may have in flight. */
public final class Inbox {

  private final BlockingQueue<Delivery> waiting;
  private volatile boolean refusing;

  public Inbox(int capacity) {
    this.waiting = new ArrayBlockingQueue<>(capacity);
  }

  /**
   * Takes a delivery in without waiting. Those of closed channels make room first; the prefetch
   * keeps the rest within the capacity. While nothing new is wanted it is forgotten instead.
   *
   * @return whether there was room
   */
  public boolean offer(Delivery delivery) {
    if (refusing) {
      return true;
    }
    if (waiting.offer(delivery)) {
      return true;
    }
    waiting.removeIf(Delivery::isGone);
    return waiting.offer(delivery);
  }

  /** Waits for one delivery and takes what else is there; empty when none came in time. */
  List<Delivery> take(int atMost, Duration patience) throws InterruptedException {
    List<Delivery> taken = new ArrayList<>();
    Delivery first = waiting.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    if (first != null) {
      taken.add(first);
      waiting.drainTo(taken, atMost - 1);
    }
    return taken;
  }

  public int size() {
    return waiting.size();
  }

  /** Forgets what nobody has taken, and what comes until {@link #accept}. */
  void refuse() {
    refusing = true;
    clear();
  }

  void accept() {
    refusing = false;
  }

  /** Forgets what nobody has taken; the broker delivers it again once its channel is closed. */
  void clear() {
    waiting.clear();
  }
}
