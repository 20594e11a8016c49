package dev.rapport.api.application.sweep;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Does things again and again, each after a pause, on one thread of its own. */
public final class Every {

  private final ScheduledExecutorService thread;

  public Every(String name) {
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name(name).daemon().factory());
  }

  /**
   * Begins after one pause.
   *
   * @param work must not throw, or it is not done again
   */
  public ScheduledFuture<?> pause(Duration pause, Runnable work) {
    return thread.scheduleWithFixedDelay(
        work, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  public void stop() {
    thread.shutdownNow();
  }
}
