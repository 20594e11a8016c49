package dev.rapport.api.application.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.api.application.events.EventDetails.Death;
import dev.rapport.api.application.events.EventDetails.FailedAttempt;
import dev.rapport.api.application.events.EventDetails.Replay;
import dev.rapport.api.application.events.EventSummary.LastDeath;
import dev.rapport.api.application.operations.consumption.ConsumptionBoard.Posted;
import dev.rapport.api.application.operations.consumption.KnownWorker;
import dev.rapport.api.application.operations.consumption.KnownWorker.State;
import dev.rapport.api.application.operations.consumption.OrderedPause;
import dev.rapport.api.application.publishing.BrokerState.Absence;
import dev.rapport.model.contract.EventStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  private static final Instant NOW = SampleEvent.NOW;

  @Test
  void anUnpublishedEventTellsOfTheBroker() {
    assertThat(explain(pending()))
        .isEqualTo("Accepted and waiting to be published; the relay looks every second.");
    assertThat(explain(pending().leaseUntil(NOW.plusSeconds(10))))
        .isEqualTo("Accepted and being published: the broker has not confirmed it yet.");
    Absence away = new Absence(NOW.minusSeconds(600), "refused");
    assertThat(Explanation.of(pending().build(), circumstances(Optional.of(away), null)))
        .isEqualTo(
            "Accepted and waiting to be published: the broker has been away since"
                + " 2026-11-23T07:50:00Z (refused).");
    assertThat(explain(pending().deliveries(1).holder(7L)))
        .startsWith(
            "Brought back by the sweep after the lease of worker-7 ended and waiting to be");
    assertThat(explain(pending().deliveries(1)))
        .startsWith("Brought back by the sweep and waiting to be published");
  }

  @Test
  void anEventInATierTellsItsErrorAndItsTime() {
    assertThat(
            explain(
                published()
                    .attempts(2)
                    .error("TIMEOUT")
                    .nextAttemptAt(NOW.plusSeconds(300))
                    .retryTier("5m")))
        .isEqualTo(
            "Attempt 2 failed with TIMEOUT; it waits in tier 5m until 2026-11-23T08:05:00Z for"
                + " attempt 3.");
  }

  @Test
  void anEventInTheQueueTellsHowItCameThereAndItsPlace() {
    assertThat(explain(published()))
        .isEqualTo("Published at 2026-11-23T07:59:50Z and waits in the queue for a worker.");
    assertThat(explain(published().ahead(40L)))
        .endsWith("and waits in the queue behind about 40 others.");
    assertThat(explain(published().ahead((long) EventDetails.MANY)))
        .endsWith("behind more than 10000 others.");
    assertThat(explain(published().attempts(1).nextAttemptAt(NOW.minusSeconds(5))))
        .startsWith("Its attempt 2 has been due since 2026-11-23T07:59:55Z and waits");
    assertThat(explain(published().deliveries(1)))
        .startsWith("Handed back uncharged by its worker at 2026-11-23T07:59:55Z and waits");
    assertThat(explain(published().deliveries(2).crashes(2)))
        .startsWith("Suspected: 2 workers died while working on it, so one must work on it alone;");
    assertThat(explain(pending().replay(12L)))
        .startsWith("In replay 12: Released and waiting to be published");
    assertThat(explain(published().replay(12L))).startsWith("In replay 12: Published at ");
  }

  @Test
  void anEventInTheQueueTellsWhyNobodyTakesIt() {
    OrderedPause pause =
        new OrderedPause("ann", "a bad model", NOW.minusSeconds(60), NOW.plusSeconds(3540));
    assertThat(inQueue(pause, worker(State.PAUSED, "OPERATOR", "ordered")))
        .endsWith(
            "and waits because ann paused consumption until 2026-11-23T08:59:00Z: a bad model.");
    assertThat(inQueue(null)).endsWith("and waits because no worker is running.");
    assertThat(inQueue(null, worker(State.GONE, null, null)))
        .endsWith("and waits because no worker is running.");
    assertThat(inQueue(null, worker(State.PAUSED, "LANGUAGE_MODEL", "breaker open")))
        .endsWith(
            "and waits because no worker consumes: worker-7 has been paused since"
                + " 2026-11-23T07:00:00Z by LANGUAGE_MODEL (breaker open).");
    assertThat(inQueue(null, worker(State.STARTING, "STARTING", "not started yet")))
        .endsWith("and waits because no worker has started to consume yet.");
    assertThat(inQueue(null, worker(State.STOPPING, null, null)))
        .endsWith("and waits because the last worker, worker-7, is stopping.");
    assertThat(
            inQueue(
                null,
                worker(State.PAUSED, "RABBITMQ", "refused"),
                worker(State.CONSUMING, null, null)))
        .endsWith("and waits in the queue for a worker.");
  }

  @Test
  void anEventInWorkTellsWhoseItIs() {
    SampleEvent working =
        published()
            .status(EventStatus.PROCESSING)
            .attempts(1)
            .holder(7L)
            .leaseUntil(NOW.plusSeconds(200));
    assertThat(Explanation.of(working.build(), with(worker(State.CONSUMING, null, null))))
        .isEqualTo(
            "Being analysed by worker-7, process 41@host since 2026-11-23T07:59:55Z (attempt 1); it"
                + " holds the event until 2026-11-23T08:03:20Z.");
    assertThat(explain(working)).startsWith("Being analysed by worker-7 since ");
    assertThat(Explanation.of(working.build(), with(worker(State.GONE, null, null))))
        .isEqualTo(
            "worker-7 died while working on attempt 1, begun at 2026-11-23T07:59:55Z; it is"
                + " delivered to another, at the latest after 2026-11-23T08:03:20Z.");
    assertThat(explain(working.crashes(2))).contains("alone, as a suspect, by worker-7");
    assertThat(explain(working.leaseUntil(NOW.minusSeconds(1))))
        .endsWith("and had until 2026-11-23T07:59:59Z; the sweep brings it back.");
    assertThat(explain(working.holder(null))).isEqualTo("A worker is on attempt 1.");
  }

  @Test
  void aScoredEventTellsItsEffect() {
    SampleEvent scored =
        published().status(EventStatus.PROCESSED).attempts(2).processedBy("worker-7");
    assertThat(explain(scored.effect("4.00", "12.00", "16.00")))
        .isEqualTo(
            "Scored at 2026-11-23T08:00:00Z by worker-7 on attempt 2, formula v1: the score moved by"
                + " 4.00, from 12.00 to 16.00, level PHASE1_STRANGER.");
    assertThat(explain(scored.degraded("memories (TIMEOUT)")))
        .endsWith("; its analysis is degraded, without memories (TIMEOUT).");
    assertThat(explain(scored.withoutEffect())).contains("the ledger has nothing of it");
  }

  @Test
  void aSkippedEventTellsItsBotType() {
    assertThat(explain(pending().status(EventStatus.SKIPPED)))
        .isEqualTo("Stored and not scored, because the bot type TALK is not scored.");
  }

  @Test
  void aDeadEventTellsTheNextCommand() {
    SampleEvent dead = published().status(EventStatus.FAILED).attempts(5).error("TIMEOUT");
    assertThat(explain(dead.lastDeath(LastDeath.OPEN)))
        .isEqualTo("Dead after 5 attempts because of TIMEOUT; next: `rapport dlq plan --event 1`.");
    assertThat(explain(dead.lastDeath(LastDeath.ARCHIVED))).contains("archived", "dlq restore");
    assertThat(explain(dead.lastDeath(LastDeath.PURGED))).endsWith("and purged: it stays so.");
    assertThat(explain(dead.lastDeath(LastDeath.NONE))).contains("rapport events verify");
    assertThat(explain(dead.lastDeath(LastDeath.REPLAYED))).contains("rapport events verify");
    Replay waiting = new Replay(12, "ann", "mended", "RUNNING", NOW, NOW, 3, "WAITING", NOW);
    assertThat(explain(dead.lastDeath(LastDeath.OPEN).replays(List.of(waiting))))
        .endsWith("; it waits for its release in stage 3 of replay 12, which is RUNNING.");
  }

  @Test
  void everyStateHasASentence() {
    for (EventStatus status : EventStatus.values()) {
      assertThat(explain(pending().status(status))).as(status.name()).endsWith(".");
    }
  }

  @Test
  void theTimelineIsInOrder() {
    EventDetails details =
        new EventDetails(
            published().status(EventStatus.FAILED).build().event(),
            List.of(
                new FailedAttempt(
                    1,
                    "worker-1",
                    NOW.plusSeconds(2),
                    NOW.plusSeconds(5),
                    "RETRY",
                    "TIMEOUT",
                    null,
                    "30s",
                    NOW.plusSeconds(35))),
            List.of(new Death(1, "TIMEOUT", NOW.plusSeconds(40), NOW.plusSeconds(41), null, null)),
            List.of(
                new Replay(
                    12,
                    "ann",
                    "mended",
                    "RUNNING",
                    NOW.plusSeconds(50),
                    NOW.plusSeconds(51),
                    1,
                    "RELEASED",
                    NOW.plusSeconds(52))),
            null);
    List<Timeline.Entry> timeline = Timeline.of(details);
    assertThat(timeline)
        .extracting(Timeline.Entry::what)
        .containsExactly(
            "accepted",
            "published_and_confirmed",
            "attempt_retry",
            "dead_letter",
            "dead_letter_published",
            "replay_planned",
            "replay_started",
            "replay_item_released");
    assertThat(timeline.get(2).took()).isEqualTo(Duration.ofSeconds(3));
    assertThat(timeline.get(2).detail()).contains("30s").contains("08:00:35");
    assertThat(timeline.get(5).detail()).isEqualTo("replay 12, stage 1, by ann");
    assertThat(timeline.get(6).detail()).isEqualTo("mended");
  }

  private static SampleEvent pending() {
    return new SampleEvent();
  }

  /** Ten seconds ago; the row was last touched five seconds ago. */
  private static SampleEvent published() {
    return new SampleEvent().publishedAt(NOW.minusSeconds(10));
  }

  private static String explain(SampleEvent event) {
    return Explanation.of(event.build(), with(worker(8, State.CONSUMING, null, null)));
  }

  private static String inQueue(@Nullable OrderedPause pause, KnownWorker... workers) {
    return Explanation.of(published().build(), circumstances(Optional.empty(), pause, workers));
  }

  private static Circumstances with(KnownWorker... workers) {
    return circumstances(Optional.empty(), null, workers);
  }

  private static Circumstances circumstances(
      Optional<Absence> away, @Nullable OrderedPause pause, KnownWorker... workers) {
    return new Circumstances(new Posted(Optional.ofNullable(pause), List.of(workers), NOW), away);
  }

  private static KnownWorker worker(State state, @Nullable String reason, @Nullable String why) {
    return worker(7, state, reason, why);
  }

  private static KnownWorker worker(
      long number, State state, @Nullable String reason, @Nullable String why) {
    Instant since = NOW.minusSeconds(3600);
    return new KnownWorker(number, "41@host", "1.0", since, NOW, state, since, reason, why, 0);
  }
}
