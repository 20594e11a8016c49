package dev.rapport.worker.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.model.failure.TransientException;
import dev.rapport.worker.application.LogsInWork.Room;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LogsInWorkTest {

  private static final int MEGABYTE = 1024 * 1024;
  private static final Duration ANY = Duration.ofMinutes(1);

  @Test
  void letsInWhatFits() {
    LogsInWork logs = new LogsInWork(4 * MEGABYTE, Duration.ZERO);
    try (Room _ = logs.enter(MEGABYTE);
        Room _ = logs.enter(2 * MEGABYTE)) {
      assertThatThrownBy(() -> logs.enter(2 * MEGABYTE))
          .isInstanceOfSatisfying(
              TransientException.class, e -> assertThat(e.code()).isEqualTo("NO_ROOM"));
    }
    logs.enter(3 * MEGABYTE).close();
  }

  @Test
  void waitsUntilThereIsRoom() throws Exception {
    LogsInWork logs = new LogsInWork(MEGABYTE, ANY);
    CompletableFuture<Void> second = new CompletableFuture<>();
    Room first = logs.enter(MEGABYTE - 1);
    Thread waiting =
        Thread.startVirtualThread(
            () -> {
              logs.enter(MEGABYTE - 1).close();
              second.complete(null);
            });
    assertThat(second).isNotDone();
    first.close();
    second.get(20, TimeUnit.SECONDS);
    waiting.join();
  }

  @Test
  void letsTheLargestGoAlone() {
    LogsInWork logs = new LogsInWork(MEGABYTE, Duration.ZERO);
    try (Room _ = logs.enter(100L * MEGABYTE)) {
      assertThatThrownBy(() -> logs.enter(1)).isInstanceOf(TransientException.class);
    }
  }

  @Test
  void staysInterrupted() {
    LogsInWork logs = new LogsInWork(MEGABYTE, ANY);
    try (Room _ = logs.enter(MEGABYTE - 1)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> logs.enter(1)).isInstanceOf(TransientException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
