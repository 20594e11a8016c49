package dev.rapport.api.application.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.model.failure.Dependency;
import dev.rapport.model.failure.OutageException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BrokerStateTest {

  private final MovableClock clock = new MovableClock();
  private final RecordingWatch next = new RecordingWatch();
  private final BrokerState state = new BrokerState(next, clock);

  @Test
  void knowsSinceWhenAndWhyTheBrokerIsAway() {
    Instant began = clock.instant();
    assertThat(state.absence().orElseThrow().since()).isEqualTo(began);
    clock.advance(Duration.ofSeconds(5));
    state.brokerBack();
    assertThat(state.absence()).isEmpty();
    assertThat(state.hasBeenUpFor(Duration.ZERO)).isTrue();
    assertThat(state.hasBeenUpFor(Duration.ofSeconds(1))).isFalse();
    clock.advance(Duration.ofSeconds(5));
    assertThat(state.hasBeenUpFor(Duration.ofSeconds(1))).isTrue();
    state.brokerLost(new OutageException(Dependency.RABBITMQ, "refused"));
    assertThat(state.absence().orElseThrow())
        .isEqualTo(new BrokerState.Absence(clock.instant(), "RABBITMQ: refused"));
    assertThat(state.hasBeenUpFor(Duration.ZERO)).isFalse();
    assertThat(next.lost()).isOne();
  }

  @Test
  void aBrokerThatTakesConnectionsAndNothingElseIsNotBack() {
    state.brokerBack();
    state.published(1);
    Instant lost = clock.instant();
    OutageException unroutable = new OutageException(Dependency.RABBITMQ, "returned");
    state.brokerLost(unroutable);
    clock.advance(Duration.ofSeconds(1));
    state.brokerBack();
    assertThat(state.absence()).isEmpty();
    state.brokerLost(unroutable);
    clock.advance(Duration.ofSeconds(1));
    state.brokerBack();
    assertThat(state.absence().orElseThrow().since()).isEqualTo(lost);
    state.published(1);
    assertThat(state.absence()).isEmpty();
    state.brokerLost(unroutable);
    state.brokerBack();
    state.brokerLost(unroutable);
    state.brokerBack();
    clock.advance(Duration.ofSeconds(5));
    assertThat(state.absence()).isEmpty();
  }

  @Test
  void errandsAreDoneOneByOneAndRefusedWhereTooManyWait() {
    Errands errands = new Errands();
    CompletableFuture<Integer> first = errands.ask(() -> 1);
    CompletableFuture<Integer> failing =
        errands.ask(
            () -> {
              throw new IllegalStateException("no");
            });
    errands.runNext();
    assertThat(first).isCompletedWithValue(1);
    assertThat(failing).isNotDone();
    errands.runNext();
    assertThat(failing).isCompletedExceptionally();
    errands.runNext();
    assertThat(IntStream.range(0, 9).mapToObj(i -> errands.ask(() -> i)).toList().getLast())
        .isCompletedExceptionally();
  }
}
