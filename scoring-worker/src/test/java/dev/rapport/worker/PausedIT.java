package dev.rapport.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.model.contract.EventId;
import dev.rapport.model.topology.Topology;
import dev.rapport.shared.testing.TestBroker;
import dev.rapport.shared.testing.TestDatabase;
import dev.rapport.worker.testing.Hints;
import dev.rapport.worker.testing.ReadingPeer;
import dev.rapport.worker.testing.RunningWorker;
import dev.rapport.worker.testing.StoredEvents;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What operators order of workers, and what they see of them. */
class PausedIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final TestDatabase database = TestDatabase.migrated();
  private final TestBroker broker = TestBroker.declared();
  private final Hints hints = new Hints(broker.settings());
  private final StoredEvents events = new StoredEvents(database);

  @AfterEach
  void end() {
    hints.close();
    broker.close();
    database.close();
  }

  @Test
  void finishesWhatIsInFlightTakesNothingNewAndResumesAtTheExpiry() {
    try (ReadingPeer peer = new ReadingPeer();
        RunningWorker worker = start(peer.settings())) {
      peer.reads(1, "happy", 0, Duration.ofSeconds(6));
      EventId begun = events.store("ann");
      hints.publish(begun);
      await().atMost(SOON).until(() -> events.status(begun).equals("PROCESSING"));
      pause(Duration.ofSeconds(12));
      await().atMost(SOON).until(() -> reason(worker).equals("OPERATOR"));
      EventId late = events.store("ann");
      hints.publish(late);
      assertThat(events.status(begun)).isEqualTo("PROCESSING");
      await().atMost(SOON).until(() -> events.status(begun).equals("PROCESSED"));
      await().atMost(SOON).until(() -> hints.ready(Topology.WORK_QUEUE) == 1);
      await().atMost(SOON).until(() -> events.count("workers where in_flight = 0") == 1);
      assertThat(told()).containsEntry("state", "PAUSED");
      assertThat(events.row(late)).containsEntry("status", "PENDING");
      await().atMost(SOON).until(() -> events.status(late).equals("PROCESSED"));
      assertThat(events.row(begun))
          .containsEntry("attempt_count", 1)
          .containsEntry("delivery_count", 1);
      assertThat(events.row(late)).containsEntry("attempt_count", 1);
    }
  }

  @Test
  void aRestartedWorkerFollowsTheOrderUntilItIsTakenBack() {
    pause(Duration.ofHours(1));
    EventId waiting = events.store("ben");
    hints.publish(waiting);
    try (RunningWorker worker = start(List.of())) {
      await().atMost(SOON).until(() -> reason(worker).equals("OPERATOR"));
      await().atMost(SOON).until(() -> events.count("workers where state = 'PAUSED'") == 1);
      assertThat(told()).extracting("why").asString().contains("ann", "a bad model");
      assertThat(events.status(waiting)).isEqualTo("PENDING");
      events.execute("delete from consumption_pause");
      await().atMost(SOON).until(() -> events.status(waiting).equals("PROCESSED"));
      await().atMost(SOON).until(() -> events.count("workers where state = 'CONSUMING'") == 1);
    }
    assertThat(events.count("workers")).isZero();
  }

  @Test
  void scoresThoughNobodyCanBeToldOfIt() {
    try (RunningWorker _ = start(List.of())) {
      await().atMost(SOON).until(() -> events.count("workers") == 1);
      events.execute("drop table workers");
      EventId id = events.store("cleo");
      hints.publish(id);
      await().atMost(SOON).until(() -> events.status(id).equals("PROCESSED"));
    }
  }

  private RunningWorker start(List<String> settings) {
    return RunningWorker.start(
        database.settings(), broker.settings(), settings.toArray(String[]::new));
  }

  private void pause(Duration length) {
    events.execute(
        "insert into consumption_pause (paused_by, reason, until) values ('ann', 'a bad model',"
            + " now() + interval '%d seconds')".formatted(length.toSeconds()));
  }

  private Map<String, @Nullable Object> told() {
    return database
        .jdbc()
        .sql("select state, coalesce(why, '') as why, in_flight from workers")
        .query()
        .singleRow();
  }

  private static String reason(RunningWorker worker) {
    return worker.pause().map(pause -> pause.reason()).orElse("");
  }
}
