package dev.rapport.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rapport.api.RunningApi.Answer;
import dev.rapport.api.testing.FakeWorker;
import dev.rapport.api.testing.Ledgers;
import dev.rapport.shared.testing.TestBroker;
import dev.rapport.shared.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;

/** What operators see and do, over HTTP. */
@TestInstance(Lifecycle.PER_CLASS)
class OperationsIT {

  private static final String CONSUMPTION = "/v1/ops/consumption";
  private static final Duration SOON = Duration.ofSeconds(30);

  private final TestDatabase database = TestDatabase.migrated();
  private final TestBroker broker = TestBroker.declared();
  private final Ledgers ledgers = new Ledgers(database);
  private RunningApi api;

  @BeforeAll
  void start() {
    api = new RunningApi(database, broker, broker.managementSettings());
  }

  @AfterEach
  void clear() {
    ledgers.clear();
    ledgers.execute("truncate operator_actions");
  }

  @AfterAll
  void stop() {
    api.close();
    broker.close();
    database.close();
  }

  @Test
  void theBackendMayDoNothingOfThis() {
    for (String path :
        List.of(
            CONSUMPTION,
            "/v1/ops/verify",
            "/v1/ops/doctor",
            "/v1/ops/overview",
            "/v1/ops/actions")) {
      assertThat(api.get("be", path).status()).as(path).isEqualTo(403);
      assertThat(api.get("", path).status()).as(path).isEqualTo(401);
      assertThat(api.get("ops", path).status()).as(path).isEqualTo(200);
      assertThat(api.get("admin", path).status()).as(path).isEqualTo(200);
    }
    for (String verb : List.of("/pause", "/resume")) {
      assertThat(api.post("be", CONSUMPTION + verb, "{}").status()).isEqualTo(403);
    }
  }

  @Test
  void aPauseIsOrderedChangedAndTakenBackWithItsAudit() {
    Answer paused = pause("{\"reason\":\"a bad model\",\"for_seconds\":600}");
    assertThat(paused.status()).isEqualTo(200);
    assertThat(paused.body().path("paused").asBoolean()).isTrue();
    JsonNode pause = paused.body().path("pause");
    assertThat(pause.path("by").asString()).isEqualTo("operator");
    assertThat(pause.path("reason").asString()).isEqualTo("a bad model");
    JsonNode again = pause("{\"reason\":\"still bad\",\"for_seconds\":60}").body().path("pause");
    assertThat(again.path("since")).isEqualTo(pause.path("since"));
    assertThat(again.path("reason").asString()).isEqualTo("still bad");
    assertThat(again.path("until").asString()).isLessThan(pause.path("until").asString());
    Answer resumed = api.post("admin", CONSUMPTION + "/resume", "{\"reason\":\"it is back\"}");
    assertThat(resumed.body().path("paused").asBoolean()).isFalse();
    assertThat(resumed.body().path("pause").isNull()).isTrue();
    JsonNode audit = api.get("ops", "/v1/ops/actions?limit=2").body();
    assertThat(audit.path("items"))
        .extracting(
            item -> item.path("actor").asString(),
            item -> item.path("action").asString(),
            item -> item.path("reason").asString())
        .containsExactly(
            tuple("owner", "consumption.resume", "it is back"),
            tuple("operator", "consumption.pause", "still bad"));
    JsonNode rest =
        api.get("ops", "/v1/ops/actions?limit=2&cursor=" + audit.path("next").asString()).body();
    assertThat(rest.path("items")).hasSize(1);
    assertThat(rest.path("items").path(0).path("details").path("for_seconds").asInt())
        .isEqualTo(600);
    assertThat(rest.path("next").isNull()).isTrue();
  }

  @Test
  void aDryRunShowsTheResultAndChangesNothing() {
    Answer dry = pause("{\"reason\":\"a test\",\"dry_run\":true}");
    assertThat(dry.body().path("paused").asBoolean()).isTrue();
    assertThat(api.get("ops", CONSUMPTION).body().path("paused").asBoolean()).isFalse();
    assertThat(pause("{\"reason\":\"a test\"}").status()).isEqualTo(200);
    Answer resumed =
        api.post("ops", CONSUMPTION + "/resume", "{\"reason\":\"a test\",\"dry_run\":true}");
    assertThat(resumed.body().path("paused").asBoolean()).isFalse();
    assertThat(api.get("ops", CONSUMPTION).body().path("paused").asBoolean()).isTrue();
    assertThat(api.get("ops", "/v1/ops/actions").body().path("items")).hasSize(1);
  }

  @Test
  void whatIsNotValidIsNamedAllAtOnce() {
    Answer both = pause("{\"reason\":\" \",\"for_seconds\":86401}");
    assertThat(both.status()).isEqualTo(422);
    assertThat(both.body().path("errors"))
        .extracting(error -> error.path("pointer").asString())
        .containsExactly("/reason", "/for_seconds");
    assertThat(pause("{\"reason\":\"x\",\"for_seconds\":0}").status()).isEqualTo(422);
    assertThat(pause("{\"reason\":\"" + "x".repeat(2001) + "\"}").status()).isEqualTo(422);
    assertThat(pause("{\"reason\":\"a\\u0000b\"}").status()).isEqualTo(422);
    assertThat(pause("{\"reason\":").status()).isEqualTo(400);
    assertThat(api.post("ops", CONSUMPTION + "/resume", "{}").status()).isEqualTo(422);
    assertThat(api.get("ops", "/v1/ops/actions?limit=501&cursor=x").body().path("errors"))
        .hasSize(2);
    assertThat(api.get("ops", "/v1/ops/verify?user_id=").status()).isEqualTo(422);
    assertThat(api.get("ops", "/v1/events?limit=5").code()).isEqualTo("VALIDATION_FAILED");
    assertThat(
            api.get("ops", "/v1/events?degraded=maybe&since=today&status=ANY&before=x&limit=0")
                .body()
                .path("errors"))
        .hasSize(5);
  }

  @Test
  void workersAreShownAsTheyAreAndAsGoneOnceTheirLockIsFree() throws Exception {
    try (FakeWorker worker = new FakeWorker(database, 41, "CONSUMING")) {
      assertThat(state()).isEqualTo("CONSUMING");
      worker.tell("PAUSED", "RABBITMQ", "refused");
      assertThat(state()).isEqualTo("PAUSED");
    }
    Awaitility.await().atMost(SOON).until(() -> state().equals("GONE"));
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                api.get("ops", CONSUMPTION)
                    .body()
                    .path("queues")
                    .path(0)
                    .path("unacknowledged")
                    .isNumber());
    JsonNode view = api.get("ops", CONSUMPTION).body();
    assertThat(view.path("broker").path("up").asBoolean()).isTrue();
    assertThat(view.path("queues")).hasSize(6);
  }

  @Test
  void theDoctorFindsASoundSystemSoundButForItsWorkers() {
    Awaitility.await().atMost(SOON).until(() -> failed().equals(List.of("workers")));
    assertThat(checks())
        .extracting(check -> check.path("check").asString())
        .contains(
            "redis",
            "schema",
            "database bounds",
            "clock of PostgreSQL",
            "clock of RabbitMQ",
            "topology",
            "policies",
            "dead-letter delivery limit",
            "publisher confirms",
            "mandatory",
            "broker version");
  }

  @Test
  void theDoctorNamesWhatWasChangedBehindOurBack() {
    String vhost = broker.vhost();
    String _ =
        broker.manage(
            "PUT",
            "policies/" + vhost + "/harm",
            "{\"pattern\":\"^rapport\",\"definition\":{\"delivery-limit\":5},\"apply-to\":\"queues\"}");
    String _ =
        broker.manage(
            "POST",
            "bindings/" + vhost + "/e/rapport.events/q/rapport.scoring",
            "{\"routing_key\":\"#\"}");
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                failed()
                    .containsAll(
                        List.of(
                            "topology", "policies", "dead-letter delivery limit", "mandatory")));
    String _ = broker.manage("DELETE", "policies/" + vhost + "/harm", "");
    String _ =
        broker.manage(
            "DELETE", "bindings/" + vhost + "/e/rapport.events/q/rapport.scoring/%23", "");
    Awaitility.await().atMost(SOON).until(() -> failed().equals(List.of("workers")));
  }

  @Test
  void theOverviewTellsWhatCameInAndWentOut() {
    Awaitility.await().atMost(SOON).until(() -> overview().path("series").size() > 0);
    ledgers.score("ann", 30);
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                sum("scored") == 30.0
                    && sum("accepted") == 30.0
                    && overview().path("counts").path("processed").asInt() == 30);
    JsonNode view = overview();
    assertThat(view.path("time_to_score_seconds").path("p99").isNumber()).isTrue();
    assertThat(view.path("counts").path("unaccounted").asInt(-1)).isZero();
    assertThat(view.path("dead_letters_open").asInt(-1)).isZero();
    assertThat(view.path("consumption_paused").asBoolean(true)).isFalse();
    assertThat(view.path("queues")).hasSize(6);
  }

  /** Events of all points; each tells events a second, rounded, over about five seconds. */
  private double sum(String what) {
    double sum = 0;
    for (JsonNode point : overview().path("series")) {
      sum += point.path(what).asDouble();
    }
    return Math.rint(sum * 5 / 10) * 10;
  }

  private JsonNode overview() {
    return api.get("ops", "/v1/ops/overview").body();
  }

  private JsonNode checks() {
    return api.get("ops", "/v1/ops/doctor").body().path("checks");
  }

  private List<String> failed() {
    return checks()
        .valueStream()
        .filter(check -> check.path("status").asString().equals("FAIL"))
        .map(check -> check.path("check").asString())
        .toList();
  }

  private String state() {
    return api.get("ops", CONSUMPTION).body().path("workers").path(0).path("state").asString();
  }

  private Answer pause(String body) {
    return api.post("ops", CONSUMPTION + "/pause", body);
  }
}
