package dev.rapport.worker.application;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The workers within the worker: each takes what is there, never waiting to fill a batch. */
public final class Lanes {

  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final Inbox inbox;
  private final ScoreConversation work;
  private final int batchSize;
  private final Consumer<Error> lastWill;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean taking = true;

  /**
   * Starts nothing yet.
   *
   * @param lastWill told of an error that no code can mend; must end the process, so that what was
   *     in work is charged as a crash and tried elsewhere
   */
  public Lanes(Inbox inbox, ScoreConversation work, int batchSize, Consumer<Error> lastWill) {
    this.lastWill = lastWill;
    this.inbox = inbox;
    this.work = work;
    this.batchSize = batchSize;
  }

  /** Starts this many lanes, once. */
  public void start(int lanes) {
    for (int i = 1; i <= lanes; i++) {
      threads.add(Thread.ofVirtual().name("lane-" + i).start(this::run));
    }
  }

  /**
   * Takes nothing more, and waits for what is being worked on; interrupts what is not done in time.
   */
  void drain(Duration grace) {
    taking = false;
    long deadline = System.nanoTime() + grace.toNanos();
    for (Thread lane : threads) {
      join(lane, Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
    }
    threads.forEach(Thread::interrupt);
  }

  private static void join(Thread lane, Duration atMost) {
    try {
      boolean _ = lane.join(atMost);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (taking) {
        List<Delivery> batch = inbox.take(batchSize, PATIENCE);
        if (!batch.isEmpty()) {
          work.handle(batch);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Error e) {
      lastWill.accept(e);
      throw e;
    }
  }
}
