package dev.rapport.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.model.contract.EventId;
import dev.rapport.model.topology.Topology;
import dev.rapport.shared.testing.TestBroker;
import dev.rapport.shared.testing.TestDatabase;
import dev.rapport.worker.testing.Hints;
import dev.rapport.worker.testing.RunningWorker;
import dev.rapport.worker.testing.StoredEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Messages in, scores out, through real servers. */
class ScoringIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private static TestDatabase database;
  private static TestBroker broker;
  private static StoredEvents events;
  private static Hints hints;

  @BeforeAll
  static void begin() {
    database = TestDatabase.migrated();
    broker = TestBroker.declared();
    events = new StoredEvents(database);
    hints = new Hints(broker.settings());
  }

  @AfterAll
  static void end() {
    hints.close();
    broker.close();
    database.close();
  }

  @Test
  void scoresAnEventAndAcknowledgesIt() {
    EventId id = events.store("ann");
    hints.publish(id);
    try (RunningWorker _ =
        RunningWorker.start(database.settingsOf("rapport_worker"), broker.settingsOf("worker"))) {
      await().atMost(SOON).until(() -> events.status(id).equals("PROCESSED"));
      assertThat(events.score("ann")).isEqualByComparingTo("4");
      assertThat(events.row(id))
          .containsEntry("attempt_count", 1)
          .containsEntry("lease_owner", null);
    }
    assertThat(hints.ready(Topology.WORK_QUEUE)).isZero();
  }

  @Test
  void scoresOnceWhenDeliveredTwiceToTwoWorkersAtOnce() {
    List<EventId> ids = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      ids.add(events.store("ben-" + i % 7));
    }
    List<EventId> deliveries = new ArrayList<>(ids);
    deliveries.addAll(ids);
    Collections.shuffle(deliveries, new Random(7));
    try (RunningWorker _ =
            RunningWorker.start(
                database.settingsOf("rapport_worker"), broker.settingsOf("worker"));
        RunningWorker _ =
            RunningWorker.start(
                database.settingsOf("rapport_worker"), broker.settingsOf("worker"))) {
      hints.publish(deliveries);
      await()
          .atMost(SOON)
          .until(
              () ->
                  events.count(
                          "conversation_events where status = 'PROCESSED' and user_id like 'ben-%'")
                      == 300);
    }
    assertThat(events.count("score_ledger where user_id like 'ben-%'")).isEqualTo(300);
    assertThat(
            events.count(
                """
                friendship_status f where user_id like 'ben-%' and friendship_score
                  <> (select sum(change) from score_ledger l where l.user_id = f.user_id)
                """))
        .isZero();
  }
}
