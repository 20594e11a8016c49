package dev.rapport.worker.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.model.contract.EventId;
import dev.rapport.model.contract.EventStatus;
import dev.rapport.model.conversation.BotType;
import dev.rapport.model.failure.Dependency;
import dev.rapport.model.failure.OutageException;
import dev.rapport.model.failure.PermanentException;
import dev.rapport.model.failure.TransientException;
import dev.rapport.model.topology.RetryTier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreConversationTest {

  private final Pipeline pipeline = new Pipeline();

  @Test
  void scoresAcknowledgesAndCaches() {
    EventId id = accept("ann");
    pipeline.handle(pipeline.deliveryOf(id));
    assertThat(pipeline.outcomes).singleElement().isInstanceOf(Outcome.Scored.class);
    assertThat(pipeline.acknowledged).hasSize(1);
    assertThat(pipeline.cached).containsExactly("ann");
    assertThat(pipeline.rows.score("ann")).isEqualByComparingTo("4");
  }

  @Test
  void settlesASecondDeliveryInTheSameBatchWithTheFirst() {
    EventId id = accept("ann");
    pipeline.handle(pipeline.deliveryOf(id), pipeline.deliveryOf(id));
    assertThat(pipeline.outcomes).hasSize(1);
    assertThat(pipeline.acknowledged).hasSize(2);
  }

  @Test
  void doesNotTouchADeliveryWhoseChannelIsGone() {
    EventId id = accept("ann");
    var gone =
        new Pipeline.Letter(
            new String(pipeline.deliveryOf(id).body(), StandardCharsets.UTF_8), true);
    pipeline.handle(gone);
    assertThat(pipeline.outcomes).isEmpty();
    assertThat(pipeline.rows.status(id)).isEqualTo(EventStatus.PENDING);
  }

  @Test
  void buriesWhatNobodyCanRead() {
    pipeline.handle(new Pipeline.Letter("{\"no\":", false));
    assertThat(pipeline.outcomes).singleElement().isInstanceOf(Outcome.Unreadable.class);
    assertThat(pipeline.published).singleElement().isInstanceOf(FailureMessage.Burial.class);
    assertThat(pipeline.rows.published()).hasSize(1);
    assertThat(pipeline.acknowledged).hasSize(1);
  }

  @Test
  void buriesAMessageOfAnUnknownEvent() {
    pipeline.handle(pipeline.deliveryOf(new EventId(99)));
    assertThat(pipeline.outcomes).singleElement().isInstanceOf(Outcome.Unreadable.class);
  }

  @Test
  void climbsTheLadderAndDiesAfterTheFifthFailure() {
    EventId id = accept("ann");
    failing(id, new TransientException("PEER_503", "the peer answered 503", null));
    for (RetryTier tier : RetryTier.values()) {
      pipeline.rows.makeDue(id);
      pipeline.handle(pipeline.deliveryOf(id));
      assertThat(pipeline.outcomes.getLast())
          .isInstanceOfSatisfying(
              Outcome.RetryLater.class, later -> assertThat(later.tier()).isEqualTo(tier));
    }
    pipeline.rows.makeDue(id);
    pipeline.handle(pipeline.deliveryOf(id));
    assertThat(pipeline.outcomes.getLast()).isInstanceOf(Outcome.Dead.class);
    assertThat(pipeline.rows.status(id)).isEqualTo(EventStatus.FAILED);
    assertThat(pipeline.acknowledged).hasSize(5);
  }

  @Test
  void aLongerRetryAfterChoosesALaterTier() {
    EventId id = accept("ann");
    failing(id, new TransientException("PEER_429", "slow down", Duration.ofMinutes(10), null));
    pipeline.handle(pipeline.deliveryOf(id));
    assertThat(pipeline.published)
        .singleElement()
        .isInstanceOfSatisfying(
            FailureMessage.Retry.class,
            retry -> assertThat(retry.tier()).isEqualTo(RetryTier.AFTER_30_MINUTES));
  }

  @Test
  void acknowledgesAFailureWhateverTheConfirmSays() {
    EventId id = accept("ann");
    failing(id, new PermanentException("INVALID", "cannot be scored", null));
    pipeline.confirms = false;
    pipeline.handle(pipeline.deliveryOf(id));
    assertThat(pipeline.acknowledged).hasSize(1);
    assertThat(pipeline.rows.published()).isEmpty();
    assertThat(pipeline.rows.status(id)).isEqualTo(EventStatus.FAILED);
  }

  @Test
  void oneBadEventDoesNotSpoilItsNeighbours() {
    EventId good = accept("ann");
    EventId bad = accept("ben");
    InMemoryRows.Worker rows = pipeline.worker;
    pipeline.scores =
        batch -> {
          if (batch.stream().anyMatch(event -> event.event().id().equals(bad))) {
            throw new PermanentException("DATABASE_22003", "SQLSTATE 22003", null);
          }
          return rows.apply(batch);
        };
    pipeline.handle(pipeline.deliveryOf(good), pipeline.deliveryOf(bad));
    assertThat(pipeline.rows.status(good)).isEqualTo(EventStatus.PROCESSED);
    assertThat(pipeline.rows.status(bad)).isEqualTo(EventStatus.FAILED);
    assertThat(pipeline.acknowledged).hasSize(2);
  }

  @Test
  void anOutageLeavesEverythingUnacknowledgedAndUncharged() {
    EventId id = accept("ann");
    pipeline.scores =
        _ -> {
          throw new OutageException(Dependency.POSTGRESQL, "gone");
        };
    pipeline.handle(pipeline.deliveryOf(id));
    assertThat(pipeline.outcomes).singleElement().isInstanceOf(Outcome.Outage.class);
    assertThat(pipeline.acknowledged).isEmpty();
    assertThat(pipeline.inFlight.events()).isEmpty();
    assertThat(pipeline.worker.claim(List.of(id)).get(id))
        .isInstanceOfSatisfying(
            Claim.Taken.class, taken -> assertThat(taken.event().attempt()).isEqualTo(1));
  }

  @Test
  void aPeersOutageHandsTheEventBackUncharged() {
    EventId id = accept("ann");
    failing(id, new OutageException(Dependency.LANGUAGE_MODEL, "the breaker is open"));
    pipeline.handle(pipeline.deliveryOf(id));
    assertThat(pipeline.rows.status(id)).isEqualTo(EventStatus.PENDING);
    assertThat(pipeline.acknowledged).isEmpty();
  }

  @Test
  void skipsABotTypeThatIsNotScored() {
    EventId id = pipeline.rows.accept("ann", BotType.NEXT_LESSON);
    pipeline.handle(pipeline.deliveryOf(id));
    assertThat(pipeline.rows.status(id)).isEqualTo(EventStatus.SKIPPED);
    assertThat(pipeline.rows.score("ann")).isZero();
    assertThat(pipeline.acknowledged).hasSize(1);
  }

  @Test
  void neverAsksAPeerAgainForWhatIsStored() {
    EventId id = accept("ann");
    InMemoryRows.Worker rows = pipeline.worker;
    pipeline.scores =
        _ -> {
          throw new TransientException("DATABASE_40001", "SQLSTATE 40001", null);
        };
    pipeline.handle(pipeline.deliveryOf(id));
    failing(id, new IllegalStateException("asked twice"));
    pipeline.scores = rows;
    pipeline.rows.makeDue(id);
    pipeline.handle(pipeline.deliveryOf(id));
    assertThat(pipeline.outcomes.getLast()).isInstanceOf(Outcome.Scored.class);
  }

  @Test
  void worksOnASuspectAlone() {
    EventId suspect = accept("ann");
    EventId neighbour = accept("ben");
    crashOn(suspect);
    crashOn(suspect);
    pipeline.analyses.put(
        suspect,
        event -> {
          assertThat(pipeline.rows.status(neighbour)).isEqualTo(EventStatus.PROCESSED);
          throw new PermanentException("SEEN_ALONE", "as it should", null);
        });
    pipeline.handle(pipeline.deliveryOf(suspect), pipeline.deliveryOf(neighbour));
    assertThat(pipeline.rows.status(suspect)).isEqualTo(EventStatus.FAILED);
    assertThat(pipeline.acknowledged).hasSize(2);
  }

  @Test
  void buriesAnEventThatKilledThreeWorkers() {
    EventId id = accept("ann");
    crashOn(id);
    crashOn(id);
    InMemoryRows.Worker alone = pipeline.rows.worker();
    assertThat(alone.claimAlone(id)).isInstanceOf(Claim.Taken.class);
    pipeline.rows.kill(alone.number());
    pipeline.handle(pipeline.deliveryOf(id));
    assertThat(pipeline.outcomes.getLast())
        .isInstanceOfSatisfying(
            Outcome.Dead.class,
            dead -> assertThat(dead.letter().failure()).isEqualTo(Failure.CRASHED));
  }

  private EventId accept(String userId) {
    return pipeline.rows.accept(userId, BotType.TALK);
  }

  private void failing(EventId id, RuntimeException failure) {
    pipeline.analyses.put(
        id,
        _ -> {
          throw failure;
        });
  }

  private void crashOn(EventId id) {
    InMemoryRows.Worker dies = pipeline.rows.worker();
    assertThat(dies.claim(List.of(id))).containsKey(id);
    pipeline.rows.kill(dies.number());
  }
}
