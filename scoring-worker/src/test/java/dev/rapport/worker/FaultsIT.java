package dev.rapport.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.model.contract.EventId;
import dev.rapport.model.topology.RetryTier;
import dev.rapport.model.topology.Topology;
import dev.rapport.shared.testing.TestBroker;
import dev.rapport.shared.testing.TestDatabase;
import dev.rapport.worker.testing.Hints;
import dev.rapport.worker.testing.RunningWorker;
import dev.rapport.worker.testing.StoredEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of deliveries when something goes wrong. */
class FaultsIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  private TestDatabase database;
  private TestBroker broker;
  private StoredEvents events;
  private Hints hints;

  @BeforeEach
  void begin() {
    database = TestDatabase.migrated();
    broker = TestBroker.declared();
    events = new StoredEvents(database);
    hints = new Hints(broker.settings());
  }

  @AfterEach
  void end() {
    hints.close();
    broker.close();
    database.close();
  }

  @Test
  void buriesWhatNobodyCanReadAndWhatNobodyKnows() {
    EventId good = events.store("ann");
    hints.publishBody("{\"schema_version\":1".getBytes(StandardCharsets.UTF_8));
    hints.publishBody(new byte[100_000]);
    hints.publish(new EventId(4711), good);
    try (RunningWorker _ = worker()) {
      await().atMost(SOON).until(() -> hints.ready(Topology.DEAD_LETTER_QUEUE) == 3);
      await().atMost(SOON).until(() -> events.status(good).equals("PROCESSED"));
      await()
          .atMost(SOON)
          .until(() -> events.count("dead_letters where published_at is not null") == 3);
    }
    assertThat(hints.ready(Topology.WORK_QUEUE)).isZero();
    assertThat(events.count("dead_letters where octet_length(message_body) > 65536")).isZero();
  }

  @Test
  void buriesAnEventWhoseStoredLogIsInvalid() {
    EventId bad = events.store("ann", "TALK", "{\"not\":\"a log\"}");
    EventId good = events.store("ann");
    hints.publish(bad, good);
    try (RunningWorker _ = worker()) {
      await().atMost(SOON).until(() -> events.status(bad).equals("FAILED"));
      await().atMost(SOON).until(() -> events.status(good).equals("PROCESSED"));
      await().atMost(SOON).until(() -> hints.ready(Topology.DEAD_LETTER_QUEUE) == 1);
    }
    assertThat(events.row(bad)).containsEntry("error_code", "INVALID_STORED_DATA");
    assertThat(events.count("event_attempts where outcome = 'DEAD'")).isEqualTo(1);
  }

  @Test
  void triesAgainLaterWhatFailsForNow() {
    EventId id = events.store("ann");
    events.execute(
        """
        create function refuse() returns trigger language plpgsql as
        $$ begin raise exception 'again' using errcode = '40001'; end $$
        """);
    events.execute(
        "create trigger refuse before insert on score_ledger for each row execute function refuse()");
    hints.publish(id);
    try (RunningWorker _ = worker()) {
      for (RetryTier tier : RetryTier.values()) {
        await().atMost(SOON).until(() -> hints.ready(tier.queue()) == 1);
        assertThat(events.status(id)).isEqualTo("PENDING");
        hints.publish(id);
        await().atMost(SOON).until(() -> hints.ready(Topology.WORK_QUEUE) == 0);
        events.execute("update conversation_events set next_attempt_at = now()");
        hints.publish(id);
      }
      await().atMost(SOON).until(() -> events.status(id).equals("FAILED"));
      await().atMost(SOON).until(() -> hints.ready(Topology.DEAD_LETTER_QUEUE) == 1);
    }
    assertThat(events.count("event_attempts where error_code = 'DATABASE_40001'")).isEqualTo(5);
    assertThat(events.count("score_ledger")).isZero();
  }

  @Test
  void pausesWhileTheDatabaseRefusesAndChargesNothing() {
    List<EventId> ids = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      ids.add(events.store("ann"));
    }
    try (RunningWorker worker = worker()) {
      await().atMost(SOON).until(() -> worker.pause().isEmpty());
      events.execute("alter table score_ledger rename to score_ledger_away");
      hints.publish(ids);
      await().atMost(SOON).until(() -> worker.pause().isPresent());
      events.execute("alter table score_ledger_away rename to score_ledger");
      await()
          .atMost(SOON)
          .until(() -> events.count("conversation_events where status = 'PROCESSED'") == 50);
      await().atMost(SOON).until(() -> worker.pause().isEmpty());
    }
    assertThat(events.count("conversation_events where attempt_count > 1 or crash_count > 0"))
        .isZero();
    assertThat(events.count("dead_letters")).isZero();
    assertThat(events.score("ann")).isEqualByComparingTo("200");
  }

  @Test
  void goesOnAfterItsSessionsAndConnectionsWereCut() {
    try (RunningWorker worker = worker()) {
      await().atMost(SOON).until(() -> worker.pause().isEmpty());
      for (int round = 0; round < 3; round++) {
        EventId id = events.store("ann");
        events.execute(
            """
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()
            """);
        Hints.cutConnections(broker, "rapport-worker");
        hints.publish(id);
        await().atMost(SOON).until(() -> events.status(id).equals("PROCESSED"));
      }
    }
    assertThat(events.count("conversation_events where crash_count > 0")).isZero();
    assertThat(events.score("ann")).isEqualByComparingTo("12");
  }

  private RunningWorker worker() {
    return RunningWorker.start(database.settingsOf("rapport_worker"), broker.settingsOf("worker"));
  }
}
