package dev.rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.api.RunningApi.Answer;
import dev.rapport.shared.testing.TestBroker;
import dev.rapport.shared.testing.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;

/** Scores, days of use and the catalogue, in the service as a whole. */
@TestInstance(Lifecycle.PER_CLASS)
class FriendshipIT {

  private static final String UPDATE = "/v1/friendship_status/calculate-score-and-update";
  private static final String MAPPING =
      """
      {"friendship_level": "PHASE1_STRANGER", "agent_type": "TALK", "agent_id": "%s",
       "agent_name": "Talk", "weight": 2}
      """;

  private final TestDatabase database = TestDatabase.migrated();
  private final TestBroker broker = TestBroker.declared();
  private RunningApi api;

  @BeforeAll
  void start() {
    api = new RunningApi(database, broker, "--rapport.read.await-score=300ms");
    String end =
        """
        {"conversation_id": "conv-1", "user_id": "user-1",
         "start_time": "2026-11-23T08:00:00Z", "end_time": "2026-11-23T08:01:00Z",
         "conversation_log": [{"character": "BOT", "content": "Hello"},
           {"character": "USER", "content": "Hi there"}]}
        """;
    assertThat(api.post("be", "/v1/conversations/end", end).status()).isEqualTo(202);
    String user = "{\"user_id\": \"user-1\"}";
    assertThat(api.post("be", "/v1/activities/suggest", user).status()).isEqualTo(200);
  }

  @AfterAll
  void stop() {
    api.close();
    broker.close();
    database.close();
  }

  @Test
  void aDryRunTellsTheScoreAndChangesNothing() {
    Answer answer = api.post("be", "/v1/friendship_status/calculate-score/conv-1", "");
    assertThat(answer.body().path("friendship_score_change").decimalValue())
        .isEqualByComparingTo("0.5");
    assertThat(answer.body().at("/calculation_details/total_turns").asInt()).isEqualTo(1);
    assertThat(answer.body().at("/calculation_details/analysis_source").asString())
        .isEqualTo("builtin");
    assertThat(count("score_ledger")).isZero();
    assertThat(api.post("be", "/v1/friendship_status/calculate-score/nothing", "").code())
        .isEqualTo("CONVERSATION_NOT_FOUND");
  }

  @Test
  void whatNoWorkerHasScoredIsAnsweredWithItsAddress() {
    Answer answer = api.post("be", UPDATE, pair("user-1", "conv-1"));
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("Location")).startsWith("/v1/events/");
    assertThat(api.post("be", UPDATE, pair("user-2", "conv-1")).status()).isEqualTo(409);
    assertThat(api.post("be", UPDATE, pair("user-2", "nothing")).status()).isEqualTo(404);
    assertThat(api.post("be", UPDATE, "{}").body().path("errors")).hasSize(2);
  }

  @Test
  void daysOfUseAreSetForKnownUsers() {
    String path = "/v1/friendship/update-engage-day";
    String days =
        "[{\"user_id\":\"user-1\",\"engage_day\":9},{\"user_id\":\"nobody\",\"engage_day\":1}]";
    assertThat(api.post("be", path, days).body().path("updated_count").asInt()).isEqualTo(1);
    assertThat(
            database
                .jdbc()
                .sql("select engage_day from friendship_status where user_id = 'user-1'")
                .query(Integer.class)
                .single())
        .isEqualTo(9);
    assertThat(api.post("be", path, "[{\"user_id\":\"user-1\",\"engage_day\":-1}]").status())
        .isEqualTo(422);
  }

  @Test
  void theCatalogueIsAnAdministratorsToEdit() {
    String path = "/v1/agent-mappings";
    assertThat(api.get("be", path).status()).isEqualTo(403);
    Answer added = api.post("admin", path, MAPPING.formatted("agent-1"));
    assertThat(added.status()).isEqualTo(201);
    assertThat(api.post("admin", path, MAPPING.formatted("agent-1")).status()).isEqualTo(409);
    assertThat(api.post("admin", path, "{}").body().path("errors")).hasSize(4);
    String address = added.header("Location");
    Answer replaced =
        api.send(
            api.request("admin", address)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(MAPPING.formatted("agent-2"))));
    assertThat(replaced.body().path("agent_id").asString()).isEqualTo("agent-2");
    assertThat(api.send(api.request("admin", address).DELETE()).status()).isEqualTo(204);
    JsonNode inactive = api.get("admin", address).body();
    assertThat(inactive.path("is_active").asBoolean()).isFalse();
    assertThat(api.get("admin", path + "/0").code()).isEqualTo("AGENT_MAPPING_NOT_FOUND");
  }

  @Test
  void anEditOfTheCatalogueIsSuggestedAtOnce() {
    assertThat(suggestedReview("user-before")).startsWith("review_");
    String review = MAPPING.replace("\"TALK\"", "\"REVIEW\"").formatted("last_word");
    for (JsonNode mapping : api.get("admin", "/v1/agent-mappings").body().path("agent_mappings")) {
      if (mapping.path("agent_type").asString().equals("REVIEW")) {
        assertThat(deactivate("/v1/agent-mappings/" + mapping.path("id"))).isEqualTo(204);
      }
    }
    Answer added = api.post("admin", "/v1/agent-mappings", review);
    assertThat(suggestedReview("user-after")).isEqualTo("last_word");
    assertThat(deactivate(added.header("Location"))).isEqualTo(204);
    assertThat(suggestedReview("user-later")).isEqualTo("default_review");
  }

  private int deactivate(String address) {
    return api.send(api.request("admin", address).DELETE()).status();
  }

  private String suggestedReview(String user) {
    String body = "{\"user_id\": \"" + user + "\"}";
    return api.post("be", "/v1/activities/suggest", body)
        .body()
        .at("/data/review_agents/0/agent_tag")
        .asString();
  }

  private static String pair(String user, String conversation) {
    return "{\"user_id\":\"" + user + "\",\"conversation_id\":\"" + conversation + "\"}";
  }

  private long count(String table) {
    return database.jdbc().sql("select count(*) from " + table).query(Long.class).single();
  }
}
