package dev.rapport.worker.infrastructure.postgres;

import static dev.rapport.model.contract.EventStatus.PENDING;
import static dev.rapport.model.protocol.EventTransition.CLAIM;
import static dev.rapport.model.protocol.EventTransition.SET_ASIDE;
import static dev.rapport.model.protocol.EventTransition.TAKE_OVER;

import com.zaxxer.hikari.HikariDataSource;
import dev.rapport.model.activities.Catalogue;
import dev.rapport.model.contract.EventId;
import dev.rapport.model.conversation.BotType;
import dev.rapport.model.protocol.EventTransition;
import dev.rapport.model.protocol.EventTransition.Actor;
import dev.rapport.model.scoring.Analysis;
import dev.rapport.model.scoring.Formula;
import dev.rapport.model.scoring.FriendshipRules;
import dev.rapport.model.scoring.LevelPolicy;
import dev.rapport.model.scoring.SessionEmotion;
import dev.rapport.model.topology.RetryTier;
import dev.rapport.shared.postgres.Pools;
import dev.rapport.shared.testing.TestDatabase;
import dev.rapport.shared.testing.TransitionRows;
import dev.rapport.shared.testing.TransitionRows.Row;
import dev.rapport.shared.testing.TransitionRows.When;
import dev.rapport.worker.application.AnalysedEvent;
import dev.rapport.worker.application.ClaimedEvent;
import dev.rapport.worker.application.Events;
import dev.rapport.worker.application.FailedAttempt;
import dev.rapport.worker.application.FailedAttempts;
import dev.rapport.worker.application.Failure;
import dev.rapport.worker.application.FriendshipLedger;
import dev.rapport.worker.application.Scores;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each statement changes exactly the rows that the table of transitions lets it change. */
class PostgresTransitionsIT {

  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  private static final TestDatabase DATABASE = TestDatabase.migrated();
  private static final WorkerDatabase OURS = worker();
  private static final WorkerDatabase LIVING = worker();

  private final Events events = OURS.events(Duration.ofMinutes(5));
  private final FailedAttempts failures = OURS.failedAttempts();
  private TransitionRows rows;

  @AfterAll
  static void end() {
    OURS.close();
    LIVING.close();
    DATABASE.close();
  }

  @BeforeEach
  void fill() {
    rows = new TransitionRows(DATABASE, OURS.workerNumber(), LIVING.workerNumber());
  }

  @ParameterizedTest
  @MethodSource("transitions")
  void changesWhatTheTableAllowsAndNothingElse(EventTransition transition) {
    switch (transition) {
      case CLAIM, TAKE_OVER, SET_ASIDE -> {
        events.claim(rows.asked());
        rows.assertMade(PostgresTransitionsIT::claimed);
      }
      case APPLY -> {
        FriendshipRules rules = new FriendshipRules(LevelPolicy.byScore(), ZoneOffset.UTC);
        Scores scores = OURS.scores(new FriendshipLedger(rules), Catalogue::empty);
        scores.apply(rows.asked().stream().map(PostgresTransitionsIT::analysed).toList());
        rows.assertMade(transition, Row::asked);
      }
      case SKIP -> {
        events.skip(rows.asked());
        rows.assertMade(transition, Row::asked);
      }
      case RETRY -> {
        rows.asked().forEach(id -> failures.retry(failed(id, 1), RetryTier.AFTER_30_SECONDS));
        rows.assertMade(transition, Row::asked);
      }
      case DIE -> {
        rows.asked().forEach(id -> failures.die(failed(id, 1)));
        rows.assertMade(transition, Row::asked);
      }
      case HAND_BACK -> {
        events.handBack(rows.asked());
        rows.assertMade(transition, Row::asked);
      }
      case STORE, STORE_SKIPPED, MARK_PUBLISHED, UNPUBLISH, RELEASE, GIVE_UP, REPLAY ->
          throw new AssertionError(transition + " is not a worker's");
    }
  }

  @Test
  void handsBackEverythingOfItsOwnButWhatItKeeps() {
    events.handBackAllBut(rows.asked());
    rows.assertMade(EventTransition.HAND_BACK, row -> !row.asked());
  }

  @Test
  void anotherAttemptsFailureChangesNothing() {
    rows.asked().forEach(id -> failures.retry(failed(id, 2), RetryTier.AFTER_30_SECONDS));
    rows.asked().forEach(id -> failures.die(failed(id, 2)));
    rows.assertUntouched();
  }

  /** Decision 0001's rules about claims, in words of the row instead of in SQL. */
  private static Optional<EventTransition> claimed(Row row) {
    if (!row.asked() || row.status().isFinal()) {
      return Optional.empty();
    }
    EventTransition lease = row.status() == PENDING ? CLAIM : TAKE_OVER;
    return switch (row.owner()) {
      case NOBODY ->
          row.status() == PENDING && row.due() != When.FUTURE && row.crashes() < 2
              ? Optional.of(CLAIM)
              : Optional.empty();
      case OURS -> Optional.of(lease);
      case LIVING ->
          row.status() == PENDING || row.lease() == When.PAST
              ? Optional.of(lease)
              : Optional.empty();
      case DEAD -> Optional.of(row.crashes() == 1 ? SET_ASIDE : lease);
    };
  }

  private static AnalysedEvent analysed(EventId id) {
    Analysis analysis = new Analysis(6, SessionEmotion.INTERESTING, 0, "model", List.of());
    return new AnalysedEvent(event(id, 1), analysis, Formula.standard().score(5, analysis));
  }

  private static FailedAttempt failed(EventId id, int attempt) {
    return new FailedAttempt(event(id, attempt), Failure.CRASHED);
  }

  private static ClaimedEvent event(EventId id, int attempt) {
    return new ClaimedEvent(
        id,
        "conversation",
        "user-1",
        BotType.normalise("TALK"),
        "bot",
        null,
        NOW.minusSeconds(60),
        NOW,
        attempt,
        NOW,
        NOW,
        null,
        null,
        null,
        null);
  }

  static Stream<EventTransition> transitions() {
    return Arrays.stream(EventTransition.values())
        .filter(transition -> transition.by() == Actor.WORKER);
  }

  private static WorkerDatabase worker() {
    WorkerDatabase worker = new WorkerDatabase(pool(), pool(), pool());
    worker.presence().check();
    return worker;
  }

  private static HikariDataSource pool() {
    return Pools.open(DATABASE.settings(), "test-worker", 1, new SimpleMeterRegistry());
  }
}
