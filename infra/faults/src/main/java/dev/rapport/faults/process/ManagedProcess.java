package dev.rapport.faults.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One process that the suite owns, through all its lives. */
public final class ManagedProcess {

  /** How long after our own blow a process may die again, as while its dependencies return. */
  private static final Duration EXCUSED = Duration.ofMinutes(1);

  private final String name;
  private final Spawner spawner;
  private volatile Supplier<Command> command;
  private volatile @Nullable Process process;
  private volatile boolean wanted;
  private volatile long excusedUntil = Long.MIN_VALUE;
  private volatile int starts;

  public ManagedProcess(String name, Spawner spawner, Supplier<Command> command) {
    this.name = name;
    this.spawner = spawner;
    this.command = command;
  }

  public String name() {
    return name;
  }

  /** Starts it, and from now on it is to run. */
  public synchronized void start() {
    process = spawner.start(command.get());
    wanted = true;
    starts++;
  }

  /** Starts it if it should run and does not; answers what it had ended with. */
  synchronized OptionalInt startAgain() {
    if (!isMissing()) {
      return OptionalInt.empty();
    }
    OptionalInt status = OptionalInt.of(exitStatus());
    start();
    return status;
  }

  /** What it is from its next life on. */
  public void become(Supplier<Command> other) {
    this.command = other;
  }

  public boolean isAlive() {
    Process current = process;
    return current != null && current.isAlive();
  }

  /** Whether it should run and does not. */
  boolean isMissing() {
    return wanted && !isAlive();
  }

  boolean isExcused() {
    return System.nanoTime() < excusedUntil;
  }

  /** From now on its death is our doing. */
  public void excuse() {
    excuse(EXCUSED);
  }

  /** For so long its death is our doing. */
  public void excuse(Duration duration) {
    excusedUntil = System.nanoTime() + duration.toNanos();
  }

  public int starts() {
    return starts;
  }

  public long pid() {
    Process current = process;
    if (current == null) {
      throw new IllegalStateException(name + " was never started");
    }
    return current.pid();
  }

  /** SIGKILL; whoever supervises it starts it again. */
  public void kill() {
    excuse();
    signal("KILL");
  }

  /** SIGSTOP: alive for the kernel, silent for everybody else. */
  public void freeze() {
    signal("STOP");
  }

  /** SIGCONT. */
  public void resume() {
    signal("CONT");
  }

  /** SIGTERM; whoever supervises it starts it again. Answers whether this life has ended. */
  public BooleanSupplier terminate() {
    Process ending = process;
    excuse();
    signal("TERM");
    return () -> ending == null || !ending.isAlive();
  }

  public void signal(String signal) {
    if (isAlive()) {
      Signals.send(signal, pid());
    }
  }

  /** Ends it for good: asks, waits, kills. */
  public synchronized void stop(String politeSignal, Duration patience) {
    wanted = false;
    Process current = process;
    if (current == null || !current.isAlive()) {
      return;
    }
    resume();
    signal(politeSignal);
    if (!hasEndedWithin(patience)) {
      signal("KILL");
      boolean ended = hasEndedWithin(Duration.ofSeconds(5));
      if (!ended) {
        throw new UncheckedIOException(new IOException(name + " does not even die of SIGKILL"));
      }
    }
  }

  /** Whether it has ended, waiting so long for it. */
  public boolean hasEndedWithin(Duration patience) {
    Process current = process;
    try {
      return current == null || current.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What it exited with; only for one that has ended. */
  public int exitStatus() {
    Process current = process;
    return current == null ? 0 : current.exitValue();
  }
}
