package dev.rapport.api.infrastructure.http.ingest;

import dev.rapport.api.infrastructure.http.problem.ErrorCode;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Bounds the bodies in memory: a request enters with its size, or is refused at once. */
final class IngestGate {

  private static final int KILOBYTE = 1024;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Semaphore kilobytes;

  IngestGate(long bytes) {
    this.kilobytes = new Semaphore(Math.toIntExact(bytes / KILOBYTE));
  }

  /**
   * @throws RefusedException with 503 if there is no room
   */
  <T> T enter(long bytes, Supplier<T> work) {
    int size = Math.toIntExact(bytes / KILOBYTE + 1);
    if (!kilobytes.tryAcquire(size)) {
      throw RefusedException.retryLater(
          ErrorCode.OVERLOADED, "too many bodies at once", RETRY_AFTER);
    }
    try {
      return work.get();
    } finally {
      kilobytes.release(size);
    }
  }
}
