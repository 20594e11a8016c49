package dev.rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.api.RunningApi.Answer;
import dev.rapport.shared.testing.TestBroker;
import dev.rapport.shared.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;

/** Replays over HTTP, with a worker that does what the rows say. */
@TestInstance(Lifecycle.PER_CLASS)
class ReplayIT {

  private static final String PATH = "/v1/ops/replays";
  private static final String ALL = "{\"filter\":{\"all\":true}}";
  private static final String FAST = "{\"reason\":\"mended\",\"rate\":1000}";
  private static final String[] QUICKLY = {
    "--rapport.replay.every=100ms",
    "--rapport.replay.lease=2s",
    "--rapport.publishing.poll=100ms",
    "--rapport.publishing.dead-letter-age=1h"
  };

  private final TestDatabase database = TestDatabase.migrated();
  private final TestBroker broker = TestBroker.declared();
  private final StoredDeadLetters rows = new StoredDeadLetters(database);
  private RunningApi api;

  @BeforeAll
  void start() {
    api = new RunningApi(database, broker, QUICKLY);
  }

  @AfterAll
  void stop() {
    api.close();
    broker.close();
    database.close();
  }

  @BeforeEach
  void clear() {
    rows.clear();
  }

  @Test
  void replaysEachOnceInStagesAndEndsInAReceipt() {
    rows.dead(80, "TIMEOUT");
    long id = plan(ALL);
    rows.dead("late", "TIMEOUT");
    Answer started = api.post("ops", PATH + "/" + id + "/start", FAST);
    assertThat(started.status()).isEqualTo(202);
    JsonNode done = awaitStatus(api, id, "COMPLETED");
    assertThat(done.path("stages"))
        .extracting(stage -> stage.path("size").asInt() + stage.path("status").asString())
        .containsExactly("1DONE", "5DONE", "25DONE", "49DONE");
    assertThat(done.at("/totals/scored").asInt()).isEqualTo(80);
    assertThat(rows.count("score_ledger where replay_id = " + id)).isEqualTo(80);
    assertThat(rows.count("dead_letters where resolution = 'REPLAYED' and replay_id = " + id))
        .isEqualTo(80);
    assertThat(rows.count("dead_letters where resolved_at is null")).isEqualTo(1);
    assertThat(rows.count("conversation_events where replay_id is not null and analysis is null"))
        .isEqualTo(80);
    JsonNode receipt = api.get("ops", PATH + "/" + id + "/receipt").body();
    assertThat(receipt.path("final").asBoolean()).isTrue();
    assertThat(receipt.path("score_change_total").decimalValue()).isEqualByComparingTo("320");
    assertThat(receipt.at("/actions/0/action").asString()).isEqualTo("replay.start");
    assertThat(receipt.at("/actions/0/reason").asString()).isEqualTo("mended");
    assertThat(api.get("ops", PATH + "/" + id + "/items?status=SCORED").body().path("items"))
        .hasSize(80);
  }

  @Test
  void haltsInACanaryStageAndGoesOnWhenResumed() {
    IntStream.range(0, 20).forEach(i -> rows.dead("bad-" + i, "INVALID"));
    rows.dead(20, "TIMEOUT");
    long id = plan(ALL);
    assertThat(api.post("ops", PATH + "/" + id + "/start", FAST).status()).isEqualTo(202);
    JsonNode halted = awaitStatus(api, id, "HALTED");
    assertThat(halted.path("halted_because").asString()).contains("failed again");
    assertThat(halted.at("/totals/waiting").asInt()).isGreaterThanOrEqualTo(34);
    assertThat(rows.count("dead_letters where died_in_replay = " + id)).isPositive();
    rows.mend();
    assertThat(api.post("ops", PATH + "/" + id + "/resume", "{\"reason\":\"mended\"}").status())
        .isEqualTo(200);
    JsonNode done = awaitStatus(api, id, "COMPLETED");
    int failed = done.at("/totals/failed_again").asInt();
    assertThat(done.at("/totals/scored").asInt()).isEqualTo(40 - failed);
    long rest = plan(ALL);
    assertThat(api.post("ops", PATH + "/" + rest + "/start", FAST).status()).isEqualTo(202);
    awaitStatus(api, rest, "COMPLETED");
    assertThat(rows.count("score_ledger")).isEqualTo(40);
  }

  @Test
  void isStartedOnceHoweverOftenItIsClicked() throws Exception {
    rows.dead(500, "TIMEOUT");
    long id = plan(ALL);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Answer>> clicks =
          IntStream.range(0, 8)
              .<Callable<Answer>>mapToObj(
                  i -> () -> api.post("ops", PATH + "/" + id + "/start", FAST))
              .toList();
      List<Answer> answers = threads.invokeAll(clicks).stream().map(Future::resultNow).toList();
      assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSize(1);
      assertThat(answers)
          .filteredOn(answer -> answer.status() != 202)
          .allMatch(answer -> answer.code().equals("REPLAY_NOT_STARTABLE"));
    }
    awaitStatus(api, id, "COMPLETED");
    assertThat(rows.count("score_ledger")).isEqualTo(500);
    assertThat(rows.count("operator_actions where action = 'replay.start'")).isEqualTo(1);
  }

  @Test
  void whatAnotherReplayAppliedIsSkipped() {
    rows.dead(10, "TIMEOUT");
    long first = plan(ALL);
    long second = plan(ALL);
    api.post("ops", PATH + "/" + first + "/start", FAST);
    awaitStatus(api, first, "COMPLETED");
    api.post("ops", PATH + "/" + second + "/start", FAST);
    JsonNode done = awaitStatus(api, second, "COMPLETED");
    assertThat(done.at("/totals/skipped").asInt()).isEqualTo(10);
    JsonNode receipt = api.get("ops", PATH + "/" + second + "/receipt").body();
    assertThat(receipt.at("/items_by_detail/ALREADY_APPLIED").asInt()).isEqualTo(10);
    assertThat(rows.count("score_ledger")).isEqualTo(10);
  }

  @Test
  void plansOverTheSameDeadLettersDoNotFight() {
    rows.dead(300, "TIMEOUT");
    List<Long> plans = List.of(plan(ALL), plan(ALL), plan(ALL));
    plans.forEach(
        id ->
            assertThat(api.post("ops", PATH + "/" + id + "/start", FAST).status()).isEqualTo(202));
    int scored = 0;
    for (long id : plans) {
      scored += awaitStatus(api, id, "COMPLETED").at("/totals/scored").asInt();
    }
    assertThat(scored).isEqualTo(300);
    assertThat(rows.count("score_ledger")).isEqualTo(300);
  }

  @Test
  void whatWasArchivedMeanwhileIsSkipped() {
    rows.dead(3, "TIMEOUT");
    long id = plan(ALL);
    api.post("ops", "/v1/ops/dead-letters/archive", "{\"filter\":{\"all\":true},\"reason\":\"r\"}");
    api.post("ops", PATH + "/" + id + "/start", FAST);
    awaitStatus(api, id, "COMPLETED");
    assertThat(
            api.get("ops", PATH + "/" + id + "/receipt")
                .body()
                .at("/items_by_detail/ARCHIVED")
                .asInt())
        .isEqualTo(3);
    assertThat(rows.count("conversation_events where status = 'FAILED'")).isEqualTo(3);
  }

  @Test
  void anotherProcessCarriesOnWhenTheOneThatBeganIsGone() {
    rows.dead(200, "TIMEOUT");
    RunningApi dies = new RunningApi(database, broker, QUICKLY);
    long id = plan(ALL);
    api.post("ops", PATH + "/" + id + "/start", "{\"reason\":\"mended\",\"rate\":10}");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              rows.work();
              return rows.count("replay_items where stage = 4 and status <> 'WAITING'") > 20;
            });
    // Whichever has the lease now; the other, and then a fresh one, must end it.
    dies.close();
    api.close();
    api = new RunningApi(database, broker, QUICKLY);
    assertThat(rows.count("replay_items where status = 'WAITING'")).isPositive();
    awaitStatus(api, id, "COMPLETED");
    assertThat(rows.count("score_ledger")).isEqualTo(200);
    assertThat(rows.count("replays where id = " + id + " and driver is not null")).isEqualTo(1);
  }

  @Test
  void pausesGoesOnAndEndsWhenTold() {
    rows.dead(60, "TIMEOUT");
    long id = plan(ALL);
    assertThat(command(id, "pause").code()).isEqualTo("REPLAY_STATE");
    api.post("ops", PATH + "/" + id + "/start", FAST);
    assertThat(command(id, "pause").body().path("status").asString()).isEqualTo("PAUSED");
    long released = rows.count("replay_items where status <> 'WAITING'");
    rows.work();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> rows.count("replay_items where status = 'RELEASED'") == 0);
    assertThat(rows.count("replay_items where status <> 'WAITING'")).isEqualTo(released);
    assertThat(command(id, "resume").body().path("status").asString()).isEqualTo("RUNNING");
    assertThat(command(id, "cancel").body().path("status").asString()).isEqualTo("CANCELLED");
    assertThat(command(id, "resume").code()).isEqualTo("REPLAY_STATE");
    assertThat(command(999_999, "pause").code()).isEqualTo("REPLAY_NOT_FOUND");
  }

  @Test
  void aPlanExpiresAndADryRunLeavesNothing() {
    rows.dead(7, "TIMEOUT");
    Answer dry = api.post("ops", PATH, "{\"filter\":{\"all\":true},\"dry_run\":true}");
    assertThat(dry.status()).isEqualTo(200);
    assertThat(dry.body().path("count").asInt()).isEqualTo(7);
    assertThat(dry.body().path("replay_id").isNull()).isTrue();
    assertThat(rows.count("replays")).isZero();
    long id = plan("{\"filter\":{\"error_code\":\"TIMEOUT\"},\"limit\":5}");
    JsonNode planned = api.get("ops", PATH + "/" + id).body();
    assertThat(planned.path("status").asString()).isEqualTo("PLANNED");
    assertThat(planned.path("count").asInt()).isEqualTo(5);
    assertThat(planned.path("users").asInt()).isEqualTo(5);
    assertThat(planned.at("/causes/0/count").asInt()).isEqualTo(5);
    assertThat(planned.path("estimated_seconds").asInt()).isEqualTo(8);
    JsonNode tried =
        api.post("ops", PATH + "/" + id + "/start", "{\"reason\":\"r\",\"dry_run\":true}").body();
    assertThat(tried.path("status").asString()).isEqualTo("RUNNING");
    assertThat(api.get("ops", PATH + "?status=PLANNED").body().path("items")).hasSize(1);
    var _ = database.jdbc().sql("update replays set expires_at = now()").update();
    assertThat(api.post("ops", PATH + "/" + id + "/start", FAST).code())
        .isEqualTo("REPLAY_EXPIRED");
    assertThat(api.get("ops", PATH + "/" + id).body().path("status").asString())
        .isEqualTo("EXPIRED");
  }

  @Test
  void refusesWhatIsNotMeantOrNotAllowed() {
    assertThat(api.post("be", PATH, ALL).code()).isEqualTo("FORBIDDEN");
    assertThat(api.get("be", PATH).code()).isEqualTo("FORBIDDEN");
    assertThat(api.post("ops", PATH, "{}").code()).isEqualTo("FILTER_EMPTY");
    assertThat(api.post("ops", PATH, ALL).code()).isEqualTo("NOTHING_TO_REPLAY");
    assertThat(api.get("ops", PATH + "/1").code()).isEqualTo("REPLAY_NOT_FOUND");
    assertThat(api.get("ops", PATH + "/1/items").code()).isEqualTo("REPLAY_NOT_FOUND");
    assertThat(api.get("ops", PATH + "/1/receipt").code()).isEqualTo("REPLAY_NOT_FOUND");
    Answer faults =
        api.post("ops", PATH + "/1/start", "{\"reason\":\" \",\"rate\":0,\"halt_at\":101}");
    assertThat(faults.body().path("errors"))
        .extracting(fault -> fault.path("pointer").asString())
        .containsExactlyInAnyOrder("/reason", "/rate", "/halt_at");
  }

  private long plan(String body) {
    Answer planned = api.post("ops", PATH, body);
    assertThat(planned.status()).isEqualTo(201);
    assertThat(planned.header("Location")).endsWith("/" + planned.body().path("replay_id"));
    return planned.body().path("replay_id").asLong();
  }

  private Answer command(long id, String command) {
    return api.post("ops", PATH + "/" + id + "/" + command, "{\"reason\":\"r\"}");
  }

  /** Works until the replay is there. */
  private JsonNode awaitStatus(RunningApi at, long id, String status) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              rows.work();
              return at.get("ops", PATH + "/" + id).body();
            },
            replay -> replay.path("status").asString().equals(status));
  }
}
