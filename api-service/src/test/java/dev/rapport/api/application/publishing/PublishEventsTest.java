package dev.rapport.api.application.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.model.contract.ConversationEnded;
import dev.rapport.model.contract.EventId;
import dev.rapport.model.failure.Dependency;
import dev.rapport.model.failure.OutageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PublishEventsTest {

  private static final Duration LEASE = Duration.ofSeconds(15);

  private final MovableClock clock = new MovableClock();
  private final FakeOutbox outbox = new FakeOutbox();
  private final FakeBroker broker = new FakeBroker();
  private final RecordingWatch watch = new RecordingWatch();
  private final List<Duration> pauses = new ArrayList<>();
  private final HintQueue hints = new HintQueue(clock, LEASE, 1000);
  private final PublishEvents publishing =
      new PublishEvents(
          hints,
          outbox,
          new RelayDeadLetters(outbox.deadLetters(), broker, Duration.ofMinutes(1), watch),
          broker,
          new PublishEvents.Pace(
              200,
              LEASE,
              Duration.ofSeconds(1),
              Duration.ofMillis(250),
              Duration.ofSeconds(1),
              400),
          new PublishEvents.Surroundings(
              clock,
              pause -> {
                pauses.add(pause);
                clock.advance(pause);
              },
              watch));

  @Test
  void publishesAndMarksWhatIsHinted() throws InterruptedException {
    outbox.hold(events(1, 3));
    publishing.round();
    hints.hint(events(1, 3));
    publishing.round();
    assertThat(broker.published()).containsExactly(1L, 2L, 3L);
    assertThat(outbox.marked()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void relaysWhatNobodyHintedAt() throws InterruptedException {
    outbox.add(events(1, 5));
    publishing.round();
    assertThat(outbox.marked()).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void marksOnlyWhatIsConfirmedAndGivesTheRestBack() throws InterruptedException {
    outbox.add(events(1, 4));
    broker.refuse(List.of(2L, 4L));
    publishing.round();
    assertThat(outbox.marked()).containsExactly(1L, 3L);
    assertThat(outbox.released()).containsExactly(2L, 4L);
    assertThat(watch.lost()).isEqualTo(1);
    assertThat(hints.lease()).isZero();
  }

  @Test
  void takesNoWorkWhileTheBrokerIsAway() throws InterruptedException {
    broker.stop();
    outbox.add(events(1, 2));
    publishing.round();
    publishing.round();
    publishing.round();
    publishing.round();
    assertThat(hints.lease()).isZero();
    assertThat(outbox.leases()).isZero();
    assertThat(pauses)
        .containsExactly(
            Duration.ofMillis(250),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));
  }

  @Test
  void relaysAsSoonAsTheBrokerIsBack() throws InterruptedException {
    broker.stop();
    outbox.add(events(1, 2));
    publishing.round();
    broker.start();
    publishing.round();
    assertThat(outbox.marked()).containsExactly(1L, 2L);
    assertThat(hints.lease()).isEqualTo(LEASE);
  }

  @Test
  void givesQueuedHintsBackWhenTheBrokerIsLost() throws InterruptedException {
    publishing.round();
    broker.refuse(LongStream.rangeClosed(1, 300).boxed().toList());
    hints.hint(events(1, 300));
    publishing.round();
    assertThat(outbox.released()).hasSize(300);
    assertThat(hints.size()).isZero();
  }

  @Test
  void leavesHintsWhoseLeaseEndsSoonToTheRelay() throws InterruptedException {
    publishing.round();
    hints.hint(events(1, 1));
    clock.advance(Duration.ofSeconds(11));
    publishing.round();
    assertThat(broker.published()).isEmpty();
  }

  @Test
  void drainsABacklogAtItsRate() throws InterruptedException {
    outbox.add(events(1, 600));
    publishing.round();
    assertThat(outbox.marked()).hasSize(200);
    clock.advance(Duration.ofMillis(500));
    publishing.round();
    assertThat(outbox.marked()).hasSize(400);
  }

  @Test
  void survivesAnOutboxThatFails() throws InterruptedException {
    outbox.fail(new OutageException(Dependency.POSTGRESQL, "gone"));
    publishing.round();
    assertThat(watch.outboxFailures()).isEqualTo(1);
    outbox.recover();
    outbox.add(events(1, 1));
    clock.advance(Duration.ofSeconds(1));
    publishing.round();
    assertThat(outbox.marked()).containsExactly(1L);
  }

  @Test
  void survivesAClientOfTheBrokerThatFails() throws InterruptedException {
    broker.breakDown();
    outbox.add(events(1, 1));
    publishing.round();
    assertThat(pauses).containsExactly(Duration.ofMillis(250));
    broker.start();
    publishing.round();
    assertThat(outbox.marked()).containsExactly(1L);
  }

  @Test
  void publishesDeadLettersWithoutACopy() throws InterruptedException {
    outbox.addDeadLetter(7);
    publishing.round();
    assertThat(broker.deadLetters()).containsExactly(7L);
    assertThat(outbox.markedDeadLetters()).containsExactly(7L);
  }

  @Test
  void stoppingGivesBackWhatIsQueued() throws InterruptedException {
    publishing.round();
    hints.hint(events(1, 2));
    publishing.stop();
    assertThat(outbox.released()).containsExactly(1L, 2L);
    assertThat(hints.lease()).isZero();
  }

  private static List<ConversationEnded> events(long from, long to) {
    return LongStream.rangeClosed(from, to)
        .mapToObj(
            id ->
                new ConversationEnded(
                    new EventId(id), "conversation-" + id, "user", "TALK", 0, null))
        .toList();
  }
}
