package dev.rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.api.testing.FakeWorker;
import dev.rapport.api.testing.Ledgers;
import dev.rapport.shared.testing.TestBroker;
import dev.rapport.shared.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** One sentence for each state, by the rows that a real system leaves. */
@TestInstance(Lifecycle.PER_CLASS)
class ExplainIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final TestDatabase database = TestDatabase.migrated();
  private final TestBroker broker = TestBroker.declared();
  private final Ledgers ledgers = new Ledgers(database);
  private RunningApi api;

  @BeforeAll
  void start() {
    api = new RunningApi(database, broker, "--rapport.sweep.every=1h");
  }

  @AfterAll
  void stop() {
    api.close();
    broker.close();
    database.close();
  }

  @Test
  void eachStateIsExplainedAsItIs() throws Exception {
    long id = ledgers.event("ann", "PENDING");
    Awaitility.await()
        .atMost(SOON)
        .until(() -> explanation(id).startsWith("Accepted and being published"));
    set(id, "published_at = now(), lease_until = null");
    assertThat(explanation(id)).endsWith("waits because no worker is running.");
    try (FakeWorker worker = new FakeWorker(database, 41, "CONSUMING")) {
      assertThat(explanation(id)).endsWith("waits in the queue for a worker.");
      set(ledgers.event("ann", "PENDING"), "published_at = now() - interval '1 minute'");
      assertThat(explanation(id)).endsWith("waits in the queue behind about 1 others.");
      worker.tell("PAUSED", "POSTGRESQL", "refused");
      assertThat(explanation(id)).contains("worker-41 has been paused since", "POSTGRESQL");
      assertThat(pause("{\"reason\":\"a bad model\"}").status()).isEqualTo(200);
      assertThat(explanation(id)).contains("waits because operator paused consumption until ");
      ledgers.execute("delete from consumption_pause");
      set(id, "crash_count = 2, delivery_count = 2");
      assertThat(explanation(id)).startsWith("Suspected: 2 workers died");
      set(id, "crash_count = 0, updated_at = now() + interval '1 second'");
      assertThat(explanation(id)).startsWith("Handed back uncharged");
      set(id, "status = 'PROCESSING', attempt_count = 1, lease_owner = 41");
      set(id, "lease_until = now() + interval '5 minutes'");
      assertThat(explanation(id)).startsWith("Being analysed by worker-41, process 41@host since");
    }
    Awaitility.await().atMost(SOON).until(() -> explanation(id).startsWith("worker-41 died"));
    set(id, "status = 'PENDING', lease_owner = null, lease_until = null, error_code = 'TIMEOUT'");
    set(id, "next_attempt_at = now() + interval '5 minutes'");
    ledgers.execute(
        "insert into event_attempts (event_id, attempt, worker, started_at, outcome, retry_tier)"
            + " values (%d, 1, 'worker-41', now(), 'RETRY', '5m')".formatted(id));
    assertThat(explanation(id)).startsWith("Attempt 1 failed with TIMEOUT; it waits in tier 5m");
    set(id, "status = 'FAILED', next_attempt_at = null");
    ledgers.execute(
        "insert into dead_letters (event_id, source, error_code, fingerprint, attempts,"
            + " first_failed_at) values (%d, 'WORKER', 'TIMEOUT', 'X', 1, now())".formatted(id));
    assertThat(explanation(id)).endsWith("next: `rapport dlq plan --event " + id + "`.");
    ledgers.execute("update dead_letters set resolved_at = now(), resolution = 'PURGED'");
    assertThat(explanation(id)).endsWith("and purged: it stays so.");
    long scored = ledgers.score("ben", 2);
    set(scored, "processed_by = 'worker-41'");
    assertThat(explanation(scored))
        .contains(
            "by worker-41 on attempt 1, formula v1: the score moved by 4.00, from 4.00 to 8.00");
    set(scored, "analysis = '{\"degraded\":[{\"part\":\"memories\",\"cause\":\"TIMEOUT\"}]}'");
    assertThat(explanation(scored)).endsWith("is degraded, without memories (TIMEOUT).");
    assertThat(found("degraded=true")).containsExactly(scored);
    assertThat(found("degraded=false&user_id=ben")).hasSize(1);
    assertThat(found("since=2020-01-01T00:00:00Z&until=2020-01-02T00:00:00Z")).isEmpty();
    assertThat(found("since=2020-01-01T00:00:00Z&limit=2")).hasSize(2);
    assertThat(explanation(ledgers.event("ann", "SKIPPED"))).startsWith("Stored and not scored");
  }

  @Test
  void anEventThatCannotBePublishedTellsSinceWhenTheBrokerIsAway() {
    String _ = broker.manage("DELETE", "exchanges/" + broker.vhost() + "/rapport.events", "");
    long id = ledgers.event("ann", "PENDING");
    set(id, "lease_until = null");
    Awaitility.await()
        .atMost(SOON)
        .until(() -> explanation(id).contains("the broker has been away since"));
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                !api.get("ops", "/v1/ops/consumption")
                    .body()
                    .path("broker")
                    .path("up")
                    .asBoolean(true));
    broker.declare();
    Awaitility.await().atMost(SOON).until(() -> explanation(id).startsWith("Published at"));
  }

  private List<Long> found(String query) {
    return api.get("be", "/v1/events?" + query)
        .body()
        .path("events")
        .valueStream()
        .map(event -> event.path("event_id").asLong())
        .toList();
  }

  private String explanation(long id) {
    return api.get("be", "/v1/events/" + id).body().path("explanation").asString();
  }

  private void set(long id, String assignments) {
    ledgers.execute("update conversation_events set %s where id = %d".formatted(assignments, id));
  }

  private RunningApi.Answer pause(String body) {
    return api.post("ops", "/v1/ops/consumption/pause", body);
  }
}
