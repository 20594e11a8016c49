package dev.rapport.api.application.publishing;

import java.time.Duration;

/** The one thread that publishes, from start to stop. */
public final class PublisherThread implements AutoCloseable {

  private final PublishEvents publishing;
  private final Duration patience;
  private final Thread thread;

  /**
   * @param patience how long {@link #close} waits for the round under way
   */
  public PublisherThread(PublishEvents publishing, Duration patience) {
    this.publishing = publishing;
    this.patience = patience;
    this.thread = Thread.ofPlatform().name("publisher").daemon().unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    boolean ended = thread.join(patience);
    if (ended) {
      publishing.stop();
    }
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        publishing.round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
