package dev.rapport.worker;

import dev.rapport.worker.application.RollCall;
import dev.rapport.worker.application.Worker;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/** Lets the worker start last and stop first. */
final class WorkerLifecycle implements SmartLifecycle {

  private final Worker worker;
  private final RollCall rollCall;
  private final int lanes;
  private final Duration drain;
  private volatile boolean running;

  WorkerLifecycle(Worker worker, RollCall rollCall, int lanes, Duration drain) {
    this.worker = worker;
    this.rollCall = rollCall;
    this.lanes = lanes;
    this.drain = drain;
  }

  @Override
  public void start() {
    running = true;
    worker.start(lanes);
    rollCall.start();
  }

  @Override
  public void stop() {
    running = false;
    worker.stop(drain);
    rollCall.end();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
