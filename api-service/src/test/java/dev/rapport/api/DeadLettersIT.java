package dev.rapport.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.api.RunningApi.Answer;
import dev.rapport.shared.testing.TestBroker;
import dev.rapport.shared.testing.TestDatabase;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Dead letters as operators see and dispose of them over HTTP. */
@TestInstance(Lifecycle.PER_CLASS)
class DeadLettersIT {

  private static final String PATH = "/v1/ops/dead-letters";

  private final TestDatabase database = TestDatabase.migrated();
  private final TestBroker broker = TestBroker.declared();
  private final StoredDeadLetters rows = new StoredDeadLetters(database);
  private RunningApi api;

  @BeforeAll
  void start() {
    // Nothing but HTTP acts here.
    api =
        new RunningApi(
            database,
            broker,
            "--rapport.dead-letters.count-every=1h",
            "--rapport.publishing.dead-letter-age=1h");
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
  void groupsByCause() {
    rows.dead(3, "TIMEOUT");
    long last = rows.dead("ann", "INVALID");
    JsonNode groups = api.get("ops", PATH + "/groups").body();
    assertThat(groups.path("total").asInt()).isEqualTo(4);
    assertThat(groups.path("items"))
        .extracting(group -> group.path("error_code").asString() + group.path("count").asInt())
        .containsExactly("TIMEOUT3", "INVALID1");
    assertThat(groups.at("/items/0/users").asInt()).isEqualTo(3);
    assertThat(groups.at("/items/0/bot_types/0").asString()).isEqualTo("TALK");
    assertThat(groups.at("/items/1/example_event_id").asLong()).isEqualTo(last);
  }

  @Test
  void listsTheNewestFirstPageByPage() {
    List<Long> events = rows.dead(3, "TIMEOUT");
    JsonNode first = api.get("ops", PATH + "?limit=2").body();
    JsonNode second =
        api.get("ops", PATH + "?limit=2&cursor=" + first.path("next").asString()).body();
    assertThat(first.path("items"))
        .extracting(item -> item.path("event_id").asLong())
        .containsExactly(events.get(2), events.get(1));
    assertThat(second.path("items"))
        .extracting(item -> item.path("event_id").asLong())
        .containsExactly(events.get(0));
    assertThat(second.path("next").isNull()).isTrue();
    assertThat(first.at("/items/0/trace_id").asString())
        .isEqualTo("0af7651916cd43dd8448eb211c80319c");
  }

  @Test
  void everyFilterNarrows() {
    long ann = rows.dead("ann", "TIMEOUT");
    rows.dead("ben", "INVALID");
    String conversation =
        api.get("ops", "/v1/events/" + ann).body().path("conversation_id").asString();
    for (String filter :
        List.of(
            "id=" + rows.letterOf(ann),
            "event_id=" + ann + ",999999",
            "conversation_id=" + conversation,
            "user_id=ann",
            "error_code=TIMEOUT",
            "fingerprint=TIMEOUT@Model.ask",
            "user_id=ann&bot_type=TALK&worker=worker-1&source=WORKER",
            "user_id=ann&since=2020-01-01T00:00:00Z&until=2100-01-01T00:00:00Z&state=ALL")) {
      JsonNode items = api.get("ops", PATH + "?" + filter).body().path("items");
      assertThat(items).as(filter).hasSize(1);
      assertThat(items.path(0).path("event_id").asLong()).as(filter).isEqualTo(ann);
    }
    for (String filter :
        List.of(
            "bot_type=GAME",
            "worker=other",
            "source=BROKER",
            "since=2100-01-01T00:00:00Z",
            "until=2020-01-01T00:00:00Z",
            "state=ARCHIVED")) {
      assertThat(api.get("ops", PATH + "?" + filter).body().path("items")).as(filter).isEmpty();
    }
  }

  @Test
  void showsAttemptsHeadersAndASentence() {
    long event = rows.dead("ann", "TIMEOUT");
    JsonNode shown = api.get("ops", PATH + "/" + rows.letterOf(event)).body();
    assertThat(shown.path("attempts_log")).hasSize(1);
    assertThat(shown.at("/attempts_log/0/outcome").asString()).isEqualTo("DEAD");
    assertThat(shown.at("/headers/x-why").asString()).isEqualTo("TIMEOUT: no answer");
    assertThat(shown.at("/headers/x-replay-cmd").asString())
        .isEqualTo("rapport dlq plan --event " + event);
    assertThat(shown.path("explanation").asString())
        .contains("Attempt 5 of event " + event)
        .contains("waits to be replayed");
    assertThat(shown.path("copy").asString()).isEqualTo("NOT_PUBLISHED");
    assertThat(api.get("ops", PATH + "/999999").code()).isEqualTo("DEAD_LETTER_NOT_FOUND");
    assertThat(api.get("ops", PATH + "/x").code()).isEqualTo("DEAD_LETTER_NOT_FOUND");
  }

  @Test
  void exportsEachWithItsAttempts() {
    rows.dead(3, "TIMEOUT");
    Answer answer = api.get("ops", PATH + "/export");
    assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
    List<JsonNode> lines =
        answer.response().body().lines().map(JsonMapper.shared()::readTree).toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst().path("attempts_log")).hasSize(1);
    assertThat(lines.getFirst().path("id").asLong()).isLessThan(lines.get(1).path("id").asLong());
  }

  @Test
  void anExportThatCannotBeEndedIsNotTakenForWhole() {
    rows.dead(501, "TIMEOUT");
    var _ =
        database
            .jdbc()
            .sql(
                "update dead_letters set source = '?' where id = (select max(id) from dead_letters)")
            .update();
    assertThatThrownBy(() -> api.get("ops", PATH + "/export"))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void archivesRestoresAndPurges() {
    long event = rows.dead("ann", "TIMEOUT");
    String ann = "{\"filter\":{\"user_id\":\"ann\"},\"reason\":\"known\"%s}";
    assertThat(api.post("ops", PATH + "/purge", ann.formatted(",\"expected_count\":1")).code())
        .isEqualTo("COUNT_MISMATCH");
    assertChanged("/archive", ann.formatted(""), 1);
    assertThat(api.get("ops", PATH + "/stats").body().path("archived").asInt()).isEqualTo(1);
    assertChanged("/restore", ann.formatted(""), 1);
    assertThat(api.get("ops", PATH + "/stats").body().path("open").asInt()).isEqualTo(1);
    assertChanged("/archive", ann.formatted(""), 1);
    assertThat(api.post("ops", PATH + "/purge", ann.formatted("")).code())
        .isEqualTo("VALIDATION_FAILED");
    assertThat(
            api.post("ops", PATH + "/purge", ann.formatted(",\"expected_count\":2"))
                .body()
                .path("detail")
                .asString())
        .contains("means 1 archived");
    assertChanged("/purge", ann.formatted(",\"expected_count\":1"), 1);
    assertThat(rows.count("dead_letters where resolution = 'PURGED' and error_details is null"))
        .isEqualTo(1);
    assertThat(rows.count("conversation_events where status = 'FAILED' and id = " + event))
        .isEqualTo(1);
    assertThat(
            rows.count(
                "operator_actions where actor = 'operator' and reason = 'known' and action in"
                    + " ('dead_letters.archive', 'dead_letters.restore', 'dead_letters.purge')"))
        .isEqualTo(4);
  }

  @Test
  void aDryRunTellsAndChangesNothing() {
    rows.dead(2, "TIMEOUT");
    JsonNode told =
        api.post(
                "ops",
                PATH + "/archive",
                "{\"filter\":{\"all\":true},\"reason\":\"r\",\"dry_run\":true}")
            .body();
    assertThat(told.path("changed").asInt()).isEqualTo(2);
    assertThat(told.path("dry_run").asBoolean()).isTrue();
    assertThat(rows.count("dead_letters where resolved_at is null")).isEqualTo(2);
    assertThat(rows.count("operator_actions")).isZero();
  }

  @Test
  void refusesWhatIsNotMeantOrNotAllowed() {
    assertThat(api.get("be", PATH).code()).isEqualTo("FORBIDDEN");
    assertThat(api.post("be", PATH + "/archive", "{}").code()).isEqualTo("FORBIDDEN");
    assertThat(api.get("admin", PATH).status()).isEqualTo(200);
    for (String filter : List.of("{}", "null", "{\"state\":\"OPEN\"}", "{\"all\":false}")) {
      String body = "{\"reason\":\"r\",\"filter\":" + filter + "}";
      for (String verb : List.of("/archive", "/restore", "/purge")) {
        assertThat(api.post("ops", PATH + verb, body).code()).isEqualTo("FILTER_EMPTY");
      }
    }
    Answer faults =
        api.post(
            "ops",
            PATH + "/archive",
            "{\"filter\":{\"all\":true,\"eror_code\":\"X\",\"source\":\"NOBODY\",\"since\":\"x\","
                + "\"id\":[\"a\"]}}");
    assertThat(faults.status()).isEqualTo(422);
    assertThat(faults.body().path("errors"))
        .extracting(fault -> fault.path("pointer").asString())
        .containsExactlyInAnyOrder(
            "/filter/?", "/filter/source", "/filter/since", "/filter/id", "/reason");
    assertThat(api.get("ops", PATH + "?limit=0").code()).isEqualTo("VALIDATION_FAILED");
    assertThat(api.get("ops", PATH + "?cursor=x").code()).isEqualTo("VALIDATION_FAILED");
    assertThat(api.get("ops", PATH + "?usr_id=x").code()).isEqualTo("VALIDATION_FAILED");
  }

  private void assertChanged(String verb, String body, int changed) {
    JsonNode answer = api.post("ops", PATH + verb, body).body();
    assertThat(answer.path("changed").asInt()).as(verb).isEqualTo(changed);
  }
}
