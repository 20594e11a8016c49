package dev.rapport.api.application.publishing;

import java.time.Duration;

/** The one thread that publishes, from start to stop. */
public final class PublisherThread {

  private final PublishEvents publishing;
  private final Errands errands;
  private final Duration patience;
  private final Thread thread;
  private volatile boolean running = true;

  /**
   * A thread that is not started yet.
   *
   * @param patience how long {@link #stop} waits for the round under way
   */
  public PublisherThread(PublishEvents publishing, Errands errands, Duration patience) {
    this.publishing = publishing;
    this.errands = errands;
    this.patience = patience;
    this.thread = Thread.ofPlatform().name("publisher").daemon().unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /** Lets the round under way end, so that what is confirmed is marked. */
  public void stop() throws InterruptedException {
    running = false;
    if (thread.join(patience)) {
      publishing.stop();
    }
  }

  private void run() {
    try {
      while (running) {
        publishing.round();
        errands.runNext();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
