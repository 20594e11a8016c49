package dev.rapport.faults.process;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;

/** Starts again what has died, in a loop, as an orchestrator would; remembers who died unasked. */
public final class Supervisor implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(100);

  private final List<ManagedProcess> processes = new CopyOnWriteArrayList<>();
  private final List<String> unexpected = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile boolean running = true;

  public Supervisor() {
    thread = Thread.ofPlatform().name("supervisor").daemon().unstarted(this::run);
  }

  public void begin() {
    thread.start();
  }

  public void watch(ManagedProcess process) {
    processes.add(process);
  }

  /** Deaths that nobody caused on purpose. */
  public List<String> unexpectedDeaths() {
    return List.copyOf(unexpected);
  }

  @Override
  public void close() {
    running = false;
    try {
      boolean _ = !thread.isAlive() || thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (running) {
      processes.stream().filter(ManagedProcess::isMissing).forEach(this::restart);
      Pause.of(LOOK);
    }
  }

  private void restart(ManagedProcess process) {
    boolean excused = process.isExcused();
    OptionalInt status = process.startAgain();
    if (status.isPresent() && !excused) {
      unexpected.add(process.name() + " ended with " + status.getAsInt());
    }
    Pause.of(LOOK);
  }
}
