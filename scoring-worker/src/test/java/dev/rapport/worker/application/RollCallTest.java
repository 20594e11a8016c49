package dev.rapport.worker.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.model.contract.EventId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RollCallTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  private final Pipeline pipeline = new Pipeline();
  private final FakeOperators operators = new FakeOperators();
  private final StandingOrder order = new StandingOrder(operators);
  private final RollCall rollCall =
      new RollCall(operators, order, pipeline.consumption, pipeline.inFlight, pipeline.observer());

  @Test
  void tellsHowTheWorkerIsUntilItEnds() {
    assertThat(pipeline.inFlight.begin(new EventId(1), new Pipeline.Letter("begun", false)))
        .isTrue();
    rollCall.start();
    await().atMost(SOON).until(() -> operators.told().size() > 1);
    assertThat(operators.told().getFirst().state()).isEqualTo(Operators.State.STARTING);
    assertThat(operators.told().getFirst().inFlight()).isOne();
    pipeline.consumption.end();
    await()
        .atMost(SOON)
        .until(() -> operators.told().getLast().state() == Operators.State.STOPPING);
    rollCall.end();
    assertThat(operators.isSignedOff()).isTrue();
  }

  @Test
  void hearsOrdersAndOutlivesSilence() {
    operators.fallSilent();
    rollCall.start();
    operators.order(Duration.ofHours(1));
    operators.speak();
    await().atMost(SOON).until(() -> order.pause().isPresent());
    rollCall.end();
  }
}
