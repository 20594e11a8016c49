package dev.rapport.worker.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rapport.model.contract.EventId;
import dev.rapport.model.failure.Dependency;
import dev.rapport.model.failure.OutageException;
import dev.rapport.worker.application.Subscription.Width;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsumptionTest {

  private static final Duration SOON = Duration.ofSeconds(5);

  private final FakeSubscription subscription = new FakeSubscription();
  private final AtomicReference<@Nullable OutageException> away = new AtomicReference<>();
  private final List<String> changes = new CopyOnWriteArrayList<>();
  private final Inbox inbox = new Inbox(8);
  private final InFlight inFlight = new InFlight();
  private final FakeOperators operators = new FakeOperators();
  private final StandingOrder order = new StandingOrder(operators);
  private volatile boolean unexpected;
  private final Consumption consumption = consumption(Duration.ZERO);

  @AfterEach
  void end() {
    consumption.end();
  }

  @Test
  void opensWhenEverythingIsThere() {
    consumption.start();
    await().atMost(SOON).until(subscription::isOpen);
    await().atMost(SOON).until(() -> consumption.pause().isEmpty());
  }

  @Test
  void startsAndWaitsWhileADependencyIsAway() {
    away.set(new OutageException(Dependency.RABBITMQ, "refused"));
    consumption.start();
    await().atMost(SOON).until(() -> reason().equals(Optional.of("RABBITMQ")));
    assertThat(subscription.isOpen()).isFalse();
    away.set(null);
    await().atMost(SOON).until(subscription::isOpen);
  }

  @Test
  void pausesOnAnOutageForgetsWhatWaitsAndResumes() {
    consumption.start();
    await().atMost(SOON).until(subscription::isOpen);
    assertThat(inbox.offer(new Pipeline.Letter("waiting", false))).isTrue();
    OutageException outage = new OutageException(Dependency.POSTGRESQL, "gone");
    away.set(outage);
    consumption.suspend(outage);
    await().atMost(SOON).until(() -> !subscription.isOpen() && inbox.size() == 0);
    assertThat(reason()).contains("POSTGRESQL");
    away.set(null);
    await().atMost(SOON).until(subscription::isOpen);
    await().atMost(SOON).until(() -> consumption.pause().isEmpty());
    assertThat(changes).containsExactly("resumed", "POSTGRESQL", "resumed");
  }

  @Test
  void noticesALostConsumerThoughNothingIsDelivered() {
    consumption.start();
    await().atMost(SOON).until(subscription::isOpen);
    subscription.close();
    await().atMost(SOON).until(() -> subscription.openings() == 2);
    await().atMost(SOON).until(() -> changes.contains("RABBITMQ"));
  }

  @Test
  void takesOneDeliveryAtATimeWhileTheConsumerIsLostForNoVisibleReason() {
    Consumption restless = consumption(Duration.ofDays(1));
    restless.start();
    await().atMost(SOON).until(subscription::isOpen);
    assertThat(subscription.width()).isEqualTo(Width.FULL);
    subscription.close();
    await().atMost(SOON).until(() -> subscription.openings() == 2 && subscription.isOpen());
    assertThat(subscription.width()).isEqualTo(Width.SINGLE);
    restless.end();
  }

  @Test
  void takesAllThatItCanWorkOnWhereADependencyExplainsTheLoss() {
    Consumption restless = consumption(Duration.ofDays(1));
    restless.start();
    await().atMost(SOON).until(subscription::isOpen);
    away.set(new OutageException(Dependency.RABBITMQ, "refused"));
    subscription.close();
    await().atMost(SOON).until(() -> restless.pause().isPresent());
    away.set(null);
    await().atMost(SOON).until(subscription::isOpen);
    assertThat(subscription.width()).isEqualTo(Width.FULL);
    restless.end();
  }

  @Test
  void takesAllThatItCanWorkOnAgainAfterACalmTime() {
    Consumption calming = consumption(Duration.ofMillis(300));
    calming.start();
    await().atMost(SOON).until(subscription::isOpen);
    subscription.close();
    await().atMost(SOON).until(() -> subscription.width() == Width.SINGLE);
    await().atMost(SOON).until(() -> subscription.width() == Width.FULL && subscription.isOpen());
    assertThat(subscription.openings()).isEqualTo(3);
    calming.end();
  }

  @Test
  void outlivesWhatNobodyExpected() {
    unexpected = true;
    consumption.start();
    await().atMost(SOON).until(() -> reason().equals(Optional.of(Consumption.UNEXPECTED)));
    unexpected = false;
    await().atMost(SOON).until(subscription::isOpen);
  }

  @Test
  void takesNothingNewWhileOperatorsOrderItAndFinishesWhatIsInFlight() {
    consumption.start();
    await().atMost(SOON).until(subscription::isOpen);
    EventId working = new EventId(1);
    assertThat(inFlight.begin(working, new Pipeline.Letter("begun", false))).isTrue();
    assertThat(inbox.offer(new Pipeline.Letter("waiting", false))).isTrue();
    operators.order(Duration.ofHours(1));
    order.refresh();
    await().atMost(SOON).until(() -> reason().equals(Optional.of("OPERATOR")));
    await().atMost(SOON).until(() -> inbox.size() == 0);
    assertThat(inbox.offer(new Pipeline.Letter("late", false))).isTrue();
    assertThat(inbox.size()).isZero();
    assertThat(subscription.isOpen()).isTrue();
    assertThat(inFlight.end(working)).hasSize(1);
    await().atMost(SOON).until(() -> !subscription.isOpen());
    assertThat(consumption.state()).isEqualTo(Operators.State.PAUSED);
    assertThat(consumption.pause().orElseThrow().details()).contains("ann", "looking at it");
    operators.order(Duration.ZERO);
    order.refresh();
    await().atMost(SOON).until(subscription::isOpen);
    await().atMost(SOON).until(() -> consumption.pause().isEmpty());
    assertThat(inbox.offer(new Pipeline.Letter("new", false))).isTrue();
    assertThat(inbox.size()).isOne();
  }

  @Test
  void anOrderThatNobodyTakesBackExpires() {
    operators.order(Duration.ofMillis(300));
    consumption.start();
    await().atMost(SOON).until(() -> reason().equals(Optional.of("OPERATOR")));
    assertThat(subscription.openings()).isZero();
    await().atMost(SOON).until(subscription::isOpen);
    await().atMost(SOON).until(() -> changes.equals(List.of("OPERATOR", "resumed")));
  }

  @Test
  void theLastOrderStandsWhileNobodyCanBeAsked() {
    operators.order(Duration.ofHours(1));
    order.know();
    operators.fallSilent();
    assertThatThrownBy(order::refresh).isInstanceOf(OutageException.class);
    consumption.start();
    await().atMost(SOON).until(() -> reason().equals(Optional.of("OPERATOR")));
    assertThat(subscription.openings()).isZero();
  }

  @Test
  void takesNothingBeforeItHasAskedForOrders() {
    operators.fallSilent();
    consumption.start();
    await().atMost(SOON).until(() -> reason().equals(Optional.of("POSTGRESQL")));
    assertThat(subscription.openings()).isZero();
    operators.speak();
    await().atMost(SOON).until(subscription::isOpen);
  }

  @Test
  void anOutageWhileItStandsDownEndsTheWaitForWhatIsInFlight() {
    consumption.start();
    await().atMost(SOON).until(subscription::isOpen);
    assertThat(inFlight.begin(new EventId(1), new Pipeline.Letter("begun", false))).isTrue();
    operators.order(Duration.ofHours(1));
    order.refresh();
    await().atMost(SOON).until(() -> reason().equals(Optional.of("OPERATOR")));
    consumption.suspend(new OutageException(Dependency.POSTGRESQL, "gone"));
    await().atMost(SOON).until(() -> !subscription.isOpen());
    assertThat(reason()).contains("OPERATOR");
  }

  private Consumption consumption(Duration calmAfter) {
    return new Consumption(
        subscription,
        inbox,
        inFlight,
        new Consumption.Requirements(List.of(this::check), this::check, order),
        new Consumption.PauseSettings(
            Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMillis(5), calmAfter),
        new Recorder());
  }

  private Optional<String> reason() {
    return consumption.pause().map(Consumption.Pause::reason);
  }

  private void check() {
    if (unexpected) {
      throw new IllegalStateException("no outage");
    }
    OutageException outage = away.get();
    if (outage != null) {
      throw outage;
    }
  }

  private final class Recorder implements Consumption.Listener {
    @Override
    public void paused(Consumption.Pause pause) {
      changes.add(pause.reason());
    }

    @Override
    public void resumed() {
      changes.add("resumed");
    }
  }
}
