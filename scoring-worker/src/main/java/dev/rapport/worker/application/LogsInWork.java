package dev.rapport.worker.application;

import dev.rapport.model.failure.TransientException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds the logs in memory at once: whoever wants to read one enters with its size, and waits in
 * turn until there is room. A log larger than all the room goes alone.
 */
public final class LogsInWork {

  private static final int KILOBYTE = 1024;

  private final Semaphore room;
  private final int kilobytes;
  private final Duration patience;

  /**
   * All free.
   *
   * @param patience how long anyone waits for room
   */
  public LogsInWork(long bytes, Duration patience) {
    this.kilobytes = Math.toIntExact(Math.max(1, bytes / KILOBYTE));
    this.room = new Semaphore(kilobytes, true);
    this.patience = patience;
  }

  /** Room that is held until it is closed. */
  public interface Room extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Waits for room.
   *
   * @throws TransientException if there is none in time, or the waiting thread is interrupted,
   *     which it stays
   */
  Room enter(long bytes) {
    int size = (int) Math.min(kilobytes, bytes / KILOBYTE + 1);
    try {
      if (!room.tryAcquire(size, patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new TransientException("NO_ROOM", "other logs took all memory for " + patience, null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientException("INTERRUPTED", "interrupted while waiting for room", e);
    }
    return () -> room.release(size);
  }
}
