package dev.rapport.worker;

import dev.rapport.worker.application.Worker;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/** Lets the worker start last and stop first. */
final class WorkerLifecycle implements SmartLifecycle {

  private final Worker worker;
  private final int lanes;
  private final Duration drain;
  private volatile boolean running;

  WorkerLifecycle(Worker worker, int lanes, Duration drain) {
    this.worker = worker;
    this.lanes = lanes;
    this.drain = drain;
  }

  @Override
  public void start() {
    running = true;
    worker.start(lanes);
  }

  @Override
  public void stop() {
    running = false;
    worker.stop(drain);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
