package dev.rapport.api.infrastructure.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.api.application.publishing.DeadLetter;
import dev.rapport.api.application.publishing.Outbox;
import dev.rapport.api.application.publishing.OutboxContract;
import dev.rapport.model.contract.ConversationEnded;
import dev.rapport.model.contract.EventId;
import dev.rapport.shared.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresOutboxIT extends OutboxContract {

  private static final TestDatabase DATABASE = TestDatabase.migrated();
  private static final Duration LEASE = Duration.ofSeconds(15);

  private final JdbcClient jdbc = DATABASE.jdbc();
  private final PostgresOutbox outbox = new PostgresOutbox(jdbc);
  private final PostgresDeadLetterOutbox deadLetters = new PostgresDeadLetterOutbox(jdbc);
  private final PostgresStuckEvents stuck = new PostgresStuckEvents(jdbc);

  @AfterAll
  static void drop() {
    DATABASE.close();
  }

  @BeforeEach
  void clear() {
    var _ = jdbc.sql("truncate conversation_events, dead_letters, event_attempts cascade").update();
  }

  @Override
  protected Outbox outbox() {
    return outbox;
  }

  @Override
  protected EventId unpublished() {
    return new EventId(event("PENDING", "null, null, null"));
  }

  @Override
  protected void endLeases() {
    var _ =
        jdbc.sql(
                "update conversation_events set lease_until = now() - interval '1 s'"
                    + " where lease_until is not null")
            .update();
  }

  @Override
  protected void claim(EventId event) {
    assertThat(
            jdbc.sql(
                    """
                    update conversation_events
                    set status = 'PROCESSING', published_at = now(),
                        lease_until = now() + interval '300 s'
                    where id = :id
                    """)
                .param("id", event.value())
                .update())
        .isEqualTo(1);
  }

  @Test
  void leavesWhatIsPublishedLeasedOrNotDue() {
    event("PENDING", "now(), null, null");
    event("PENDING", "null, now() + interval '5 s', null");
    event("PENDING", "null, null, now() + interval '5 s'");
    event("SKIPPED", "null, null, null");
    assertThat(leased(10)).isEmpty();
  }

  @Test
  void takesLeasesThatHaveEnded() {
    long event = event("PENDING", "null, now() - interval '1 s', now() - interval '1 s'");
    assertThat(leased(10)).containsExactly(event);
  }

  @Test
  void aMarkNeverTouchesWhatAWorkerClaimed() {
    long event = event("PROCESSING", "now(), now() + interval '300 s', null");
    outbox.markPublished(List.of(new EventId(event)));
    outbox.release(List.of(new EventId(event)));
    assertThat(
            count(
                "lease_until > now() + interval '200 s' and lease_until < now() + interval '301 s'"))
        .isEqualTo(1);
  }

  @Test
  void anExpiredEventInWorkIsPublishedAgainAndStaysItsWorkersToJudge() {
    long event = event("PROCESSING", "now(), now() - interval '1 s', null");
    event("PROCESSING", "now(), now() + interval '5 s', null");
    assertThat(
            jdbc.sql("update conversation_events set lease_owner = 7 where id = :id")
                .param("id", event)
                .update())
        .isEqualTo(1);
    assertThat(stuck.returnExpired(100)).isEqualTo(1);
    assertThat(leased(10)).containsExactly(event);
    outbox.markPublished(List.of(new EventId(event)));
    assertThat(count("status = 'PENDING' and published_at is not null and lease_owner = 7"))
        .isEqualTo(1);
    assertThat(stuck.returnExpired(100)).isZero();
  }

  @Test
  void aRetryThatNeverCameIsPublishedAgain() {
    long event = event("PENDING", "now() - interval '5 min', null, now() - interval '2 min'");
    event("PENDING", "now() - interval '5 min', null, now() - interval '30 s'");
    assertThat(stuck.returnDue(Duration.ofSeconds(60), 100)).isEqualTo(1);
    assertThat(leased(10)).containsExactly(event);
  }

  @Test
  void lostEventsComeBackUnlessTheQueueMayHoldThem() {
    long oldest = event("PENDING", "now() - interval '30 min', null, null");
    event("PENDING", "now() - interval '20 min', null, null");
    event("PENDING", "now() - interval '10 min', null, null");
    Duration age = Duration.ofMinutes(15);
    assertThat(stuck.returnLost(age, 2, 100)).isZero();
    assertThat(stuck.returnLost(age, 1, 100)).isEqualTo(1);
    assertThat(leased(10)).containsExactly(oldest);
    assertThat(stuck.returnLost(age, 0, 100)).isEqualTo(1);
  }

  @Test
  void deadLettersWithoutACopyAreLeasedOnce() {
    long event = event("FAILED", "now(), null, null");
    long old = deadLetter(event, "now() - interval '2 min'");
    deadLetter(event("FAILED", "now(), null, null"), "now()");
    List<DeadLetter> leased = deadLetters.lease(10, Duration.ofSeconds(60), LEASE);
    assertThat(leased).extracting(DeadLetter::id).containsExactly(old);
    assertThat(leased.getFirst().ofEvent().map(ConversationEnded::eventId))
        .contains(new EventId(event));
    assertThat(deadLetters.lease(10, Duration.ofSeconds(60), LEASE)).isEmpty();
    deadLetters.markPublished(List.of(old));
    assertThat(
            jdbc.sql("select count(*) from dead_letters where published_at is not null")
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  private List<Long> leased(int limit) {
    return outbox.lease(limit, LEASE).stream()
        .map(event -> event.eventId().value())
        .sorted()
        .toList();
  }

  /** An event whose published_at, lease_until and next_attempt_at are these expressions. */
  private long event(String status, String times) {
    return jdbc.sql(
            """
            insert into conversation_events (conversation_id, user_id, start_time, end_time,
              content_hash, status, published_at, lease_until, next_attempt_at)
            values (gen_random_uuid()::text, 'user-1', now(), now() + interval '1 min',
              decode('00', 'hex'), '%s', %s)
            returning id
            """
                .formatted(status, times))
        .query(Long.class)
        .single();
  }

  private long deadLetter(long event, String diedAt) {
    return jdbc.sql(
            """
            insert into dead_letters (event_id, source, error_code, fingerprint, attempts,
              first_failed_at, died_at)
            values (%d, 'WORKER', 'TIMEOUT', 'fingerprint', 5, now(), %s)
            returning id
            """
                .formatted(event, diedAt))
        .query(Long.class)
        .single();
  }

  private long count(String condition) {
    return jdbc.sql("select count(*) from conversation_events where " + condition)
        .query(Long.class)
        .single();
  }
}
