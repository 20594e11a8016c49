package dev.rapport.api.infrastructure.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.api.application.ingest.Acceptance;
import dev.rapport.api.application.ingest.Acceptance.Stored;
import dev.rapport.api.application.ingest.Ends;
import dev.rapport.api.application.ingest.NewEvent;
import dev.rapport.model.contract.EventStatus;
import dev.rapport.model.protocol.EventTransition;
import dev.rapport.model.protocol.EventTransition.Actor;
import dev.rapport.shared.testing.TestDatabase;
import dev.rapport.shared.testing.TransitionRows;
import dev.rapport.shared.testing.TransitionRows.Row;
import dev.rapport.shared.testing.TransitionRows.When;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each statement changes exactly the rows that the table of transitions lets it change. */
class PostgresTransitionsIT {

  private static final TestDatabase DATABASE = TestDatabase.migrated();
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int EVERYTHING = 10_000;

  private final PostgresInbox inbox = new PostgresInbox(DATABASE.jdbc());
  private final PostgresOutbox outbox = new PostgresOutbox(DATABASE.jdbc());
  private final PostgresStuckEvents stuck = new PostgresStuckEvents(DATABASE.jdbc());
  private final PostgresDeadLetterCopies copies = new PostgresDeadLetterCopies(DATABASE.jdbc());
  private TransitionRows rows;

  @AfterAll
  static void drop() {
    DATABASE.close();
  }

  @BeforeEach
  void fill() {
    rows = new TransitionRows(DATABASE, 1, 2);
  }

  @ParameterizedTest
  @MethodSource("transitions")
  void changesWhatTheTableAllowsAndNothingElse(EventTransition transition) {
    switch (transition) {
      case STORE -> storesBesideWhatIsThere(EventStatus.PENDING, transition);
      case STORE_SKIPPED -> storesBesideWhatIsThere(EventStatus.SKIPPED, transition);
      case MARK_PUBLISHED -> {
        outbox.markPublished(rows.asked());
        rows.assertMade(transition, row -> row.asked() && !row.published());
      }
      case UNPUBLISH -> {
        assertThat(stuck.returnDue(MINUTE, EVERYTHING) + stuck.returnLost(MINUTE, 0, EVERYTHING))
            .isPositive();
        rows.assertMade(transition, row -> row.published() && row.due() != When.FUTURE);
      }
      case RELEASE -> {
        assertThat(stuck.returnExpired(EVERYTHING)).isPositive();
        rows.assertMade(transition, row -> row.lease() == When.PAST);
      }
      case GIVE_UP -> {
        assertThat(rows.asked().stream().filter(event -> copies.giveUp(event, "why"))).isNotEmpty();
        rows.assertMade(
            transition, row -> row.asked() && row.published() && row.due() != When.FUTURE);
      }
      case CLAIM, TAKE_OVER, SET_ASIDE, APPLY, SKIP, RETRY, DIE, HAND_BACK, REPLAY ->
          throw new AssertionError(transition + " is not made here");
    }
  }

  @Test
  void aRelaysLeaseMakesNoTransition() {
    assertThat(outbox.lease(EVERYTHING, MINUTE)).isNotEmpty();
    rows.assertWritten(
        row -> isUnpublished(row) && row.lease() != When.FUTURE && row.due() != When.FUTURE);
  }

  @Test
  void aRelaysReleaseMakesNoTransition() {
    outbox.release(rows.asked());
    rows.assertWritten(row -> row.asked() && isUnpublished(row));
  }

  private static boolean isUnpublished(Row row) {
    return row.status() == EventStatus.PENDING && !row.published();
  }

  /** What has the id already is a conflict, in whatever state it is. */
  private void storesBesideWhatIsThere(EventStatus status, EventTransition transition) {
    List<NewEvent> posted = new ArrayList<>();
    rows.all().forEach(row -> posted.add(event(row.conversationId(), status)));
    posted.add(event("new", status));
    List<Acceptance> answers = inbox.accept(posted);
    assertThat(answers.subList(0, answers.size() - 1)).noneMatch(Stored.class::isInstance);
    assertThat(answers.getLast()).isInstanceOf(Stored.class);
    assertThat(((Stored) answers.getLast()).status()).isEqualTo(transition.to());
    rows.assertUntouched();
  }

  private static NewEvent event(String conversationId, EventStatus status) {
    NewEvent event = Ends.event(conversationId, "words");
    return new NewEvent(
        event.end(), event.hash(), conversationId, status, Duration.ofSeconds(15), null);
  }

  static Stream<EventTransition> transitions() {
    List<Actor> here = List.of(Actor.API, Actor.RELAY, Actor.SWEEP);
    return Arrays.stream(EventTransition.values())
        .filter(transition -> here.contains(transition.by()));
  }
}
