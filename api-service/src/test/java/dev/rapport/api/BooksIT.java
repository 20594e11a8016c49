package dev.rapport.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rapport.api.testing.Ledgers;
import dev.rapport.shared.testing.TestBroker;
import dev.rapport.shared.testing.TestDatabase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Whether the verification finds what was broken by hand, and nothing else. */
@TestInstance(Lifecycle.PER_CLASS)
class BooksIT {

  private final TestDatabase database = TestDatabase.migrated();
  private final TestBroker broker = TestBroker.declared();
  private final Ledgers ledgers = new Ledgers(database);
  private RunningApi api;

  @BeforeAll
  void start() {
    api =
        new RunningApi(
            database,
            broker,
            "--rapport.sweep.every=1h",
            "--rapport.sweep.count-every=200ms",
            "--rapport.sweep.lost-after=1s",
            "--rapport.sweep.lost-surely-after=2s");
  }

  @AfterEach
  void clear() {
    ledgers.clear();
  }

  @AfterAll
  void stop() {
    api.close();
    broker.close();
    database.close();
  }

  @Test
  void soundBooksAreFoundSound() {
    ledgers.score("ann", 40);
    ledgers.score("ben", 3);
    long dead = ledgers.event("ann", "FAILED");
    ledgers.execute(
        "insert into dead_letters (event_id, source, error_code, fingerprint, attempts,"
            + " first_failed_at) values (%d, 'WORKER', 'X', 'X', 5, now())".formatted(dead));
    ledgers.event("ben", "SKIPPED");
    ledgers.event("ben", "PENDING");
    JsonNode verdict = verify("");
    assertThat(verdict.path("ok").asBoolean()).as(verdict.toString()).isTrue();
    assertThat(verdict.path("events").toString())
        .isEqualTo(
            "{\"accepted\":46,\"processed\":43,\"skipped\":1,\"failed\":1,\"in_flight\":1,"
                + "\"unaccounted\":0}");
    assertThat(verdict.path("users_checked").asInt()).isEqualTo(2);
    assertThat(verdict.path("ledger_rows").asInt()).isEqualTo(43);
    JsonNode ben = verify("?user_id=ben");
    assertThat(ben.path("events").path("accepted").asInt()).isEqualTo(5);
    assertThat(ben.path("ok").asBoolean()).isTrue();
    ledgers.execute("update dead_letters set resolved_at = now(), resolution = 'ARCHIVED'");
    assertThat(verify("").path("ok").asBoolean()).isTrue();
    awaitUnaccounted(0);
  }

  @Test
  void aScoreThatWasNeverCountedIsNamed() {
    long id = ledgers.event("ann", "PROCESSED");
    assertOnly("PROCESSED_WITHOUT_LEDGER", id, "ann");
    awaitUnaccounted(1);
  }

  @Test
  void aCountThatWasNeverFinishedIsNamed() {
    long id = ledgers.score("ann", 2);
    ledgers.execute("update conversation_events set status = 'SKIPPED' where id = " + id);
    assertOnly("LEDGER_WITHOUT_PROCESSED", id, "ann");
    awaitUnaccounted(1);
  }

  @Test
  void aDeadEventThatNobodyWouldFindIsNamed() {
    long id = ledgers.event("ann", "FAILED");
    assertOnly("FAILED_WITHOUT_DEAD_LETTER", id, "ann");
    awaitUnaccounted(1);
  }

  @Test
  void anEventThatStandsStillIsNamedInEachWay() {
    long leased = ledgers.event("ann", "PROCESSING");
    ledgers.execute(
        "update conversation_events set lease_until = now() - interval '1 hour' where id = "
            + leased);
    assertOnly("STUCK", leased, "ann");
    ledgers.clear();
    long lost = ledgers.event("ann", "PENDING");
    ledgers.execute(
        "update conversation_events set published_at = now() - interval '1 hour' where id = "
            + lost);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertOnly("STUCK", lost, "ann"));
    ledgers.clear();
    long due = ledgers.event("ann", "PENDING");
    ledgers.execute(
        "update conversation_events set published_at = now() - interval '2 hours', updated_at ="
            + " now() - interval '2 hours', next_attempt_at = now() - interval '1 hour' where id = "
            + due);
    assertOnly("STUCK", due, "ann");
    ledgers.execute(
        "insert into consumption_pause (paused_by, reason, until) values ('ann', 'a test',"
            + " now() + interval '1 hour')");
    assertThat(verify("").path("ok").asBoolean()).isTrue();
  }

  @Test
  void aStateThatIsNoneIsNamed() {
    ledgers.execute("alter table conversation_events drop constraint conversation_events_status");
    long id = ledgers.event("ann", "LOST");
    assertOnly("UNACCOUNTED", id, "ann");
    awaitUnaccounted(1);
    ledgers.clear();
    ledgers.execute(
        "alter table conversation_events add constraint conversation_events_status check (status in"
            + " ('PENDING', 'PROCESSING', 'PROCESSED', 'SKIPPED', 'FAILED'))");
  }

  @Test
  void aVanishedEventIsNamedByItsLedger() {
    long id = ledgers.score("ann", 1);
    ledgers.execute("alter table score_ledger drop constraint score_ledger_event_id_fkey");
    ledgers.execute("delete from conversation_events where id = " + id);
    assertOnly("UNACCOUNTED", id, "ann");
    ledgers.clear();
    ledgers.execute(
        "alter table score_ledger add constraint score_ledger_event_id_fkey foreign key (event_id)"
            + " references conversation_events (id)");
  }

  @Test
  void aWrongSumIsNamed() {
    ledgers.score("ann", 5);
    ledgers.execute("update friendship_status set friendship_score = 7 where user_id = 'ann'");
    assertThat(problems(verify("")))
        .extracting(
            problem -> problem.path("kind").asString(),
            problem -> problem.path("detail").asString())
        .containsExactly(tuple("STATUS_NOT_SUM", "the score is 7.00, the ledger's sum is 20.00"));
    assertThat(problems(verify("?user_id=ann"))).hasSize(1);
    assertThat(problems(verify("?user_id=ben"))).isEmpty();
  }

  @Test
  void aBrokenChainIsNamed() {
    long last = ledgers.score("ann", 5);
    ledgers.execute(
        "update score_ledger set score_before = score_before + 1, score_after = score_after + 1"
            + " where event_id = "
            + last);
    assertThat(problems(verify("")))
        .extracting(
            problem -> problem.path("kind").asString(),
            problem -> problem.path("event_id").asLong())
        .containsExactly(tuple("LEDGER_CHAIN", last));
    ledgers.execute("update score_ledger set change = change + 1 where event_id = " + last);
    assertThat(problems(verify("")))
        .extracting(problem -> problem.path("kind").asString())
        .contains("LEDGER_CHAIN", "STATUS_NOT_SUM");
  }

  @Test
  @Timeout(60)
  void thereIsNoFalseAlarmWhileScoresAreApplied() throws Exception {
    AtomicBoolean busy = new AtomicBoolean(true);
    Thread worker =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int i = 0; busy.get(); i++) {
                    ledgers.score("user-" + i % 5, 3);
                  }
                });
    try {
      long accepted = 0;
      for (int i = 0; i < 60 || (accepted <= 100 && i < 6000); i++) {
        JsonNode verdict = verify("");
        assertThat(verdict.path("ok").asBoolean()).as(verdict.toString()).isTrue();
        assertThat(verdict.path("events").path("accepted").asLong())
            .isGreaterThanOrEqualTo(accepted);
        accepted = verdict.path("events").path("accepted").asLong();
      }
    } finally {
      busy.set(false);
      worker.join();
    }
    awaitUnaccounted(0);
  }

  private void assertOnly(String kind, long event, String user) {
    JsonNode verdict = verify("");
    assertThat(verdict.path("ok").asBoolean()).isFalse();
    assertThat(problems(verdict))
        .extracting(
            problem -> problem.path("kind").asString(),
            problem -> problem.path("event_id").asLong(),
            problem -> problem.path("user_id").asString())
        .filteredOn(found -> !found.toList().getFirst().equals("STATUS_NOT_SUM"))
        .containsExactly(tuple(kind, event, user));
    assertThat(verdict.path("events").path("unaccounted").asInt()).isOne();
  }

  private void awaitUnaccounted(int events) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                api.management("/actuator/prometheus")
                    .contains("conversation_events_unaccounted " + events + ".0\n"));
  }

  private JsonNode verify(String query) {
    return api.get("ops", "/v1/ops/verify" + query).body();
  }

  private static Iterable<JsonNode> problems(JsonNode verdict) {
    return verdict.path("problems");
  }
}
