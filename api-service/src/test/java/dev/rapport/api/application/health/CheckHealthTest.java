package dev.rapport.api.application.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.api.application.health.Health.Status;
import dev.rapport.model.failure.Dependency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckHealthTest {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger asked = new AtomicInteger();
  private Instant now = Instant.parse("2026-11-23T08:00:00Z");

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void isOkWhenAllAnswer() {
    assertThat(health(asked::incrementAndGet, () -> {}).check().status()).isEqualTo(Status.OK);
  }

  @Test
  void isDegradedWithoutTheBroker() {
    Health found = health(() -> {}, CheckHealthTest::fail).check();
    assertThat(found.status()).isEqualTo(Status.DEGRADED);
    assertThat(found.parts())
        .contains(new Health.Part(Dependency.RABBITMQ, false, "IllegalStateException"));
  }

  @Test
  void isDownWithoutTheDatabase() {
    assertThat(health(CheckHealthTest::fail, () -> {}).check().status()).isEqualTo(Status.DOWN);
  }

  @Test
  void answersForAMomentWithoutAsking() {
    CheckHealth health = health(asked::incrementAndGet, () -> {});
    Health first = health.check();
    now = now.plusMillis(900);
    assertThat(health.check()).isSameAs(first);
    now = now.plusMillis(200);
    assertThat(health.check()).isNotSameAs(first);
    assertThat(asked).hasValue(2);
  }

  @Test
  void aFrozenDependencyCollectsNoThreads() {
    CountDownLatch frozen = new CountDownLatch(1);
    CheckHealth health =
        health(
            () -> {},
            () -> {
              asked.incrementAndGet();
              await(frozen);
            });
    for (int i = 0; i < 3; i++) {
      assertThat(health.check().status()).isEqualTo(Status.DEGRADED);
      now = now.plusSeconds(2);
    }
    assertThat(asked).hasValue(1);
    frozen.countDown();
  }

  @Test
  void anUnpreparedDatabaseIsNotUp() {
    Preparation preparation =
        new Preparation(Map.of(Dependency.POSTGRESQL, () -> List.of("001-create-tables")));
    assertThat(preparation.isComplete()).isFalse();
    assertThat(preparation.faults()).containsExactly("POSTGRESQL lacks 001-create-tables");
    assertThat(health(() -> {}, () -> {}, preparation).check().status()).isEqualTo(Status.DOWN);
  }

  private CheckHealth health(DependencyCheck database, DependencyCheck broker) {
    return health(database, broker, new Preparation(Map.of()));
  }

  private CheckHealth health(
      DependencyCheck database, DependencyCheck broker, Preparation preparation) {
    return new CheckHealth(
        Map.of(Dependency.POSTGRESQL, database, Dependency.RABBITMQ, broker),
        preparation,
        new CheckHealth.Bounds(Duration.ofMillis(200), Duration.ofSeconds(1)),
        threads,
        () -> now);
  }

  private static void fail() {
    throw new IllegalStateException("does not answer");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
