package dev.rapport.api.application.operations.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.api.application.operations.OperatorAction;
import dev.rapport.api.application.operations.consumption.ConsumptionBoard;
import dev.rapport.api.application.operations.queues.LatestQueues;
import dev.rapport.api.application.operations.verify.VerifyEvents.Verdict;
import dev.rapport.api.application.publishing.BrokerState;
import dev.rapport.api.application.publishing.MovableClock;
import dev.rapport.api.application.publishing.RecordingWatch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerifyEventsTest {

  private static final Duration LONGEST = Duration.ofSeconds(40);

  private final MovableClock clock = new MovableClock();
  private final InMemoryBooks books = new InMemoryBooks();
  private final List<Long> audited = new ArrayList<>();
  private final OpenWays ways =
      new OpenWays(
          new BrokerState(new RecordingWatch(), clock),
          new LatestQueues(List::of),
          new EmptyBoard(),
          new OpenWays.Patience(Duration.ofHours(6), Duration.ofMinutes(15)));

  @Test
  void everyEventIsLookedAtOnceAndEveryUserToo() {
    for (long id = 1; id <= 25; id++) {
      books.put(id);
    }
    Verdict verdict = verify(clock).everything();
    assertThat(verdict.isOk()).isTrue();
    assertThat(verdict.events()).isEqualTo(new EventCounts(25, 0, 0, 0, 0));
    assertThat(verdict.usersChecked()).isEqualTo(30);
    assertThat(books.looked()).containsExactly(0L, 10L, 20L);
    assertThat(verify(clock).of("ann").usersChecked()).isOne();
  }

  @Test
  void namesAThousandProblemsAndCountsAll() {
    for (long id = 1; id <= 25; id++) {
      books.spoil(id * 10);
    }
    for (long id = 1000; id < 3000; id++) {
      books.spoil(id);
    }
    Verdict verdict = verify(clock).everything();
    assertThat(verdict.isOk()).isFalse();
    assertThat(verdict.problems()).hasSize(Books.MOST);
    assertThat(verdict.problemsTotal()).isEqualTo(2025);
    assertThat(verdict.events().accepted()).isEqualTo(2025);
  }

  @Test
  void saysThatThereWasNoTimeForEverything() {
    for (long id = 1; id <= 100; id++) {
      books.put(id);
    }
    InstantSource hurried =
        () -> {
          clock.advance(Duration.ofSeconds(15));
          return clock.instant();
        };
    Verdict verdict = verify(hurried).everything();
    assertThat(verdict.complete()).isFalse();
    assertThat(verdict.isOk()).isFalse();
    assertThat(verdict.events().accepted()).isLessThan(100);
  }

  @Test
  void theAuditLooksAtTheNewestInEachRoundAndAtTheOthersInTurn() {
    for (long id = 1; id <= 45; id++) {
      books.put(id);
    }
    RollingAudit audit = audit();
    audit.round();
    assertThat(audit.totals())
        .contains(new RollingAudit.Totals(new EventCounts(45, 0, 0, 0, 0), 0));
    assertThat(books.looked()).contains(0L, 10L, 20L, 30L, 40L);
    books.spoil(5);
    books.spoil(44);
    books.leaveOpen(3);
    audit.round();
    assertThat(books.looked()).hasSize(4).contains(40L, 30L);
    assertThat(audited.getLast()).isGreaterThanOrEqualTo(4);
    for (int round = 0; round < 5; round++) {
      audit.round();
    }
    assertThat(audited.getLast()).isEqualTo(5);
    books.put(5);
    books.put(44);
    books.leaveOpen(0);
    audit.round();
    assertThat(audited.getLast()).isZero();
    books.put(155);
    audit.round();
    assertThat(books.looked()).contains(50L, 100L, 150L);
    books.put(45);
    assertThat(audit.totals().orElseThrow().counts().accepted()).isEqualTo(46);
  }

  private VerifyEvents verify(InstantSource time) {
    return new VerifyEvents(books, ways, time, new VerifyEvents.Pace(10, LONGEST));
  }

  private RollingAudit audit() {
    AuditWatch watch =
        new AuditWatch() {
          @Override
          public void audited(long unaccounted, int chunks) {
            audited.add(unaccounted);
          }

          @Override
          public void failed(RuntimeException cause) {
            throw cause;
          }
        };
    return new RollingAudit(
        books, ways, clock, new RollingAudit.Pace(10, Duration.ofSeconds(1)), watch);
  }

  private static final class EmptyBoard implements ConsumptionBoard {
    @Override
    public Posted look() {
      return new Posted(Optional.empty(), List.of(), Instant.EPOCH);
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
