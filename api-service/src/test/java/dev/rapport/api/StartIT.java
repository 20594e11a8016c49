package dev.rapport.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.api.RunningApi.Answer;
import dev.rapport.shared.testing.TestBroker;
import dev.rapport.shared.testing.TestDatabase;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the service needs to start, and what it does without. */
class StartIT {

  private static final String END =
      """
      {"conversation_id": "conv-1", "user_id": "user-1", "start_time": "2026-11-23T08:00:00Z",
       "end_time": "2026-11-23T08:01:00Z", "conversation_log": []}
      """;

  private final TestDatabase database = TestDatabase.migrated();
  private final TestBroker broker = TestBroker.declared();

  @AfterEach
  void drop() {
    broker.close();
    database.close();
  }

  @Test
  void refusesToStartOnASchemaThatIsNotPrepared() {
    try (TestDatabase empty = TestDatabase.empty()) {
      assertThatThrownBy(() -> start(empty, broker))
          .hasStackTraceContaining("run `migrate` first: POSTGRESQL lacks 001-create-tables");
    }
  }

  @Test
  void refusesToStartOnATopologyThatIsNotPrepared() {
    try (TestBroker empty = TestBroker.empty()) {
      assertThatThrownBy(() -> start(database, empty))
          .hasStackTraceContaining("RABBITMQ lacks exchange rapport.events");
    }
  }

  @Test
  void refusesBoundsThatDoNotNest() {
    assertThatThrownBy(() -> start(database, broker, "--rapport.http.request-timeout=61s"))
        .hasStackTraceContaining("rapport.http.load-balancer-timeout");
    assertThatThrownBy(() -> start(database, broker, "--rapport.read.statement-timeout=4s"))
        .hasStackTraceContaining("rapport.read.request-timeout");
    assertThatThrownBy(() -> start(database, broker, "--rapport.publishing.lease=14s"))
        .hasStackTraceContaining("rapport.publishing.lease");
  }

  @Test
  void takesConversationsInWithoutABroker() {
    try (RunningApi api =
        new RunningApi(database, broker, "--rapport.broker.uri=amqp://localhost:1/nothing")) {
      Answer health = api.get("", "/v1/health");
      assertThat(health.status()).isEqualTo(200);
      assertThat(health.body().path("status").asString()).isEqualTo("degraded");
      assertThat(api.post("be", "/v1/conversations/end", END).status()).isEqualTo(202);
      assertThat(api.get("be", "/v1/events/1").body().path("explanation").asString())
          .contains("waiting to be published");
    }
    try (RunningApi api = new RunningApi(database, broker)) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(5))
          .until(
              () ->
                  api.get("be", "/v1/events/1")
                      .body()
                      .path("explanation")
                      .asString()
                      .startsWith("Published at "));
    }
  }

  @Test
  void answers503AndWhenToComeBackWithoutADatabase() {
    try (RunningApi api =
        new RunningApi(
            database, broker, "--rapport.database.url=jdbc:postgresql://localhost:1/nothing")) {
      Answer answer = api.post("be", "/v1/conversations/end", END);
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.code()).isEqualTo("DATABASE_UNAVAILABLE");
      assertThat(answer.header("Retry-After")).isNotEmpty();
      assertThat(api.get("", "/v1/health").status()).isEqualTo(503);
      assertThat(api.get("", "/v1/health/live").status()).isEqualTo(200);
    }
  }

  @Test
  void refusesConflictsWhereThatIsWanted() {
    try (RunningApi api = new RunningApi(database, broker, "--rapport.ingest.on-conflict=reject")) {
      assertThat(api.post("be", "/v1/conversations/end", END).status()).isEqualTo(202);
      Answer conflict =
          api.post("be", "/v1/conversations/end", END.replace("08:01:00", "08:02:00"));
      assertThat(conflict.status()).isEqualTo(409);
      assertThat(conflict.code()).isEqualTo("CONVERSATION_EVENT_EXISTS");
    }
  }

  @Test
  void limitsTheRateOfEachCaller() {
    try (RunningApi api =
        new RunningApi(database, broker, "--rapport.http.operations-per-minute=3")) {
      for (int i = 0; i < 3; i++) {
        assertThat(api.get("be", "/v1/events/1").status()).isEqualTo(404);
      }
      Answer refused = api.get("be", "/v1/events/1");
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.code()).isEqualTo("RATE_LIMITED");
      assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 20);
      assertThat(api.get("ops", "/v1/events/1").status()).isEqualTo(404);
    }
  }

  private static void start(TestDatabase database, TestBroker broker, String... more) {
    new RunningApi(database, broker, more).close();
  }
}
