package dev.rapport.api.application.operations.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rapport.api.application.operations.OperatorAction;
import dev.rapport.api.application.operations.consumption.ConsumptionBoard;
import dev.rapport.api.application.operations.consumption.KnownWorker;
import dev.rapport.api.application.operations.consumption.KnownWorker.State;
import dev.rapport.api.application.operations.consumption.OrderedPause;
import dev.rapport.api.application.operations.doctor.Check.Status;
import dev.rapport.api.application.operations.doctor.LiveTopology.Comparison;
import dev.rapport.model.failure.Dependency;
import dev.rapport.model.failure.OutageException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DoctorTest {

  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final Comparison SOUND =
      new Comparison(
          "the management API",
          true,
          List.of(),
          List.of(),
          List.of(),
          Optional.of(1_000_000_000L),
          Optional.of(NOW));

  @Test
  void aSoundTopologyIsFine() {
    assertThat(topology(SOUND)).allMatch(check -> check.status() == Status.OK).hasSize(4);
  }

  @Test
  void whatIsMissingOrDifferentOnTheBrokerFails() {
    Comparison broken =
        new Comparison(
            "the management API",
            true,
            List.of("queue rapport.scoring"),
            List.of(),
            List.of("rapport.scoring by policy p: {\"message-ttl\":1}"),
            Optional.of(20L),
            Optional.of(NOW.plusSeconds(10)));
    assertThat(topology(broken))
        .extracting(Check::check, Check::status)
        .containsExactly(
            tuple("topology", Status.FAIL),
            tuple("policies", Status.FAIL),
            tuple("dead-letter delivery limit", Status.FAIL),
            tuple("clock of RabbitMQ", Status.WARN));
    assertThat(topology(broken)).allMatch(check -> check.remedy() != null);
  }

  @Test
  void namesAloneAreNotEnough() {
    Comparison names =
        new Comparison(
            "passive declarations",
            false,
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    assertThat(topology(names)).extracting(Check::status).containsExactly(Status.OK, Status.WARN);
  }

  @Test
  void theDatabaseIsComparedWithWhatWasAskedFor() {
    assertThat(database(List.of(), Duration.ofSeconds(10), Duration.ZERO))
        .allMatch(check -> check.status() == Status.OK);
    assertThat(database(List.of("009"), Duration.ofSeconds(1), Duration.ofMinutes(2)))
        .hasSize(3)
        .allMatch(check -> check.status() == Status.FAIL);
  }

  @Test
  void workersAreMissedAndPausesAreTold() {
    assertThat(workers(Optional.empty())).extracting(Check::status).contains(Status.FAIL);
    assertThat(workers(Optional.empty(), worker(State.CONSUMING, "1.0")))
        .allMatch(check -> check.status() == Status.OK);
    assertThat(workers(Optional.empty(), worker(State.CONSUMING, "0.9")))
        .extracting(Check::status)
        .containsExactly(Status.OK, Status.WARN);
    assertThat(workers(Optional.empty(), worker(State.PAUSED, "1.0")).getFirst().status())
        .isEqualTo(Status.FAIL);
    OrderedPause pause = new OrderedPause("ann", "a bad model", NOW, NOW.plusSeconds(60));
    assertThat(workers(Optional.of(pause), worker(State.PAUSED, "1.0")).getFirst().found())
        .isEqualTo("ann paused consumption until 2026-11-23T08:01:00Z: a bad model");
  }

  @Test
  void whatCannotBeSeenFailsWithinThePatience() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Examination frozen =
        named(
            "frozen",
            () -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return List.of();
            });
    Examination broken =
        named(
            "broken",
            () -> {
              throw new OutageException(Dependency.RABBITMQ, "refused");
            });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Doctor.Report report =
          new Doctor(List.of(frozen, broken), threads, Duration.ofMillis(50)).examine();
      assertThat(report.isOk()).isFalse();
      assertThat(report.checks()).extracting(Check::check).containsExactly("frozen", "broken");
      assertThat(report.checks().getLast().found()).contains("RABBITMQ: refused");
      never.countDown();
    }
  }

  private static List<Check> topology(Comparison live) {
    return new ExamineBroker(() -> live, InstantSource.fixed(NOW)).examine();
  }

  private static List<Check> database(List<String> missing, Duration statement, Duration ahead) {
    DatabaseState state =
        () ->
            new DatabaseState.Found(
                "15", ahead, Map.of("statement_timeout", statement), missing, 6);
    return new ExamineDatabase(state, Map.of("statement_timeout", Duration.ofSeconds(10)))
        .examine();
  }

  private static List<Check> workers(Optional<OrderedPause> pause, KnownWorker... workers) {
    return new ExamineWorkers(new Board(pause, List.of(workers)), "1.0").examine();
  }

  private static KnownWorker worker(State state, String version) {
    return new KnownWorker(7, "41@host", version, NOW, NOW, state, NOW, null, null, 0);
  }

  private static Examination named(String name, Supplier<List<Check>> work) {
    return new Examination() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<Check> examine() {
        return work.get();
      }
    };
  }

  private record Board(Optional<OrderedPause> pause, List<KnownWorker> workers)
      implements ConsumptionBoard {
    @Override
    public Posted look() {
      return new Posted(pause, workers, NOW);
    }

    @Override
    public void pause(OperatorAction action, Duration length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void resume(OperatorAction action) {
      throw new UnsupportedOperationException();
    }
  }
}
