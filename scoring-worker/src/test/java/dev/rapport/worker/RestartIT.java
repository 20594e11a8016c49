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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A worker that comes and goes. */
class RestartIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  @Test
  void deploymentsUnderLoadChargeNobodyAndLoseNothing() {
    try (TestDatabase database = TestDatabase.migrated();
        TestBroker broker = TestBroker.declared();
        Hints hints = new Hints(broker.settings())) {
      StoredEvents events = new StoredEvents(database);
      List<EventId> ids =
          IntStream.range(0, 3000).mapToObj(i -> events.store("user-" + i % 50)).toList();
      hints.publish(ids);
      for (int round = 1; round <= 3; round++) {
        long goal = round * 500L;
        try (RunningWorker _ =
            RunningWorker.start(
                database.settingsOf("rapport_worker"), broker.settingsOf("worker"))) {
          await().atMost(SOON).until(() -> processed(events) >= goal);
        }
      }
      try (RunningWorker _ =
          RunningWorker.start(database.settingsOf("rapport_worker"), broker.settingsOf("worker"))) {
        await().atMost(SOON).until(() -> processed(events) == 3000);
        await().atMost(SOON).until(() -> hints.ready(Topology.WORK_QUEUE) == 0);
      }
      assertThat(events.count("conversation_events where attempt_count <> 1 or crash_count <> 0"))
          .isZero();
      assertThat(events.count("score_ledger")).isEqualTo(3000);
      assertThat(events.score("user-7")).isEqualByComparingTo("240");
    }
  }

  @Test
  void isHealthyAndSaysWhyItWaitsWhileTheBrokerIsEmpty() throws Exception {
    try (TestDatabase database = TestDatabase.migrated();
        TestBroker broker = TestBroker.empty();
        RunningWorker worker =
            RunningWorker.start(
                database.settingsOf("rapport_worker"), broker.settingsOf("worker"));
        HttpClient http = HttpClient.newHttpClient()) {
      await()
          .atMost(SOON)
          .until(() -> get(http, worker, "/actuator/health").contains("queue rapport.scoring"));
      assertThat(get(http, worker, "/actuator/health")).contains("\"status\":\"UP\"", "RABBITMQ");
      assertThat(get(http, worker, "/actuator/prometheus"))
          .contains("rapport_consumption_paused{reason=\"RABBITMQ\"} 1.0");
      broker.declare();
      await().atMost(SOON).until(() -> worker.pause().isEmpty());
    }
  }

  @Test
  void refusesToStartOnADatabaseWithoutTheSchema() {
    try (TestDatabase database = TestDatabase.empty();
        TestBroker broker = TestBroker.empty()) {
      assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> start(database, broker)))
          .rootCause()
          .hasMessageContaining("001-create-tables");
    }
  }

  private static void start(TestDatabase database, TestBroker broker) {
    RunningWorker.start(database.settingsOf("rapport_worker"), broker.settingsOf("worker")).close();
  }

  private static long processed(StoredEvents events) {
    return events.count("conversation_events where status = 'PROCESSED'");
  }

  private static String get(HttpClient http, RunningWorker worker, String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(worker.address() + path)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
