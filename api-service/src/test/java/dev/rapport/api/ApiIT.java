package dev.rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.api.RunningApi.Answer;
import dev.rapport.shared.testing.TestBroker;
import dev.rapport.shared.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;

@TestInstance(Lifecycle.PER_CLASS)
class ApiIT {

  private static final String END = "/v1/conversations/end";

  private final TestDatabase database = TestDatabase.migrated();
  private final TestBroker broker = TestBroker.declared();
  private RunningApi api;

  @BeforeAll
  void start() {
    api = new RunningApi(database, broker);
  }

  @AfterAll
  void stop() {
    api.close();
    broker.close();
    database.close();
  }

  @Test
  void aPostedConversationIsStoredAndPublished() {
    String id = newId();
    Answer answer = api.post("be", END, conversation(id, "hello"));
    assertThat(answer.status()).isEqualTo(202);
    JsonNode data = answer.body().path("data");
    assertThat(answer.header("Location")).isEqualTo("/v1/events/" + data.path("event_id"));
    assertThat(data.path("duplicate").asBoolean()).isFalse();
    assertThat(answer.response().body()).doesNotContain("hello");
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> count("conversation_id = '" + id + "' and published_at is not null") == 1);
    Answer event = api.get("ops", answer.header("Location"));
    assertThat(event.body().path("explanation").asString())
        .contains("waits because no worker is running");
    assertThat(event.body().path("timeline"))
        .extracting(entry -> entry.path("what").asString())
        .containsExactly("accepted", "published_and_confirmed");
    assertThat(event.response().body()).doesNotContain("hello");
  }

  @Test
  void theConversationIsAnsweredWithBothLogs() {
    String id = newId();
    assertThat(api.post("be", END, conversation(id, "hello")).status()).isEqualTo(202);
    JsonNode view = api.get("be", "/v1/conversations/" + id).body();
    assertThat(view.path("raw_conversation_log").path(0).path("content").asString())
        .isEqualTo("hello");
    assertThat(view.path("conversation_log").path(0).path("speaker").asString()).isEqualTo("user");
    assertThat(view.path("duration_seconds").asInt()).isEqualTo(60);
    assertThat(api.get("be", "/v1/conversations/unknown").code())
        .isEqualTo("CONVERSATION_NOT_FOUND");
  }

  @Test
  void fiftyConcurrentPostsOfTheSameAreOneEvent() throws Exception {
    String id = newId();
    List<Answer> answers = concurrently(50, i -> api.post("be", END, conversation(id, "same")));
    assertThat(answers).allMatch(answer -> answer.status() == 202);
    assertThat(answers.stream().map(ApiIT::eventId).collect(Collectors.toSet())).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> !answer.body().path("data").path("duplicate").asBoolean())
        .hasSize(1);
    assertThat(count("conversation_id = '" + id + "'")).isEqualTo(1);
  }

  @Test
  void otherContentUnderAKnownIdIsAnEventOfItsOwn() throws Exception {
    String id = newId();
    assertThat(api.post("be", END, conversation(id, "first")).status()).isEqualTo(202);
    List<Answer> others =
        concurrently(10, i -> api.post("be", END, conversation(id, "other " + i)));
    assertThat(others)
        .allSatisfy(
            answer -> {
              JsonNode data = answer.body().path("data");
              assertThat(data.path("original_conversation_id").asString()).isEqualTo(id);
              assertThat(data.path("conversation_id").asString()).matches(id + "_\\d{8}_\\d{6}");
            });
    assertThat(others.stream().map(ApiIT::eventId).collect(Collectors.toSet())).hasSize(10);
    Answer again = api.post("be", END, conversation(id, "other 3"));
    assertThat(again.body().path("data").path("duplicate").asBoolean()).isTrue();
    JsonNode found = api.get("be", "/v1/events?conversation_id=" + id + "&limit=5").body();
    assertThat(found.path("events")).hasSize(5);
    assertThat(found.path("next_before").isNumber()).isTrue();
  }

  @Test
  void aLessonIsStoredAndNeverPublished() {
    String id = newId();
    String lesson = conversation(id, "a").replace("\"TALK\"", "\"next lesson\"");
    assertThat(api.post("be", END, lesson).body().path("data").path("status").asString())
        .isEqualTo("SKIPPED");
    assertThat(api.get("be", "/v1/conversations/" + id).body().path("explanation").asString())
        .contains("NEXT_LESSON");
  }

  @Test
  void everyErrorIsAProblem() {
    assertProblem(api.post("be", END, "{"), 400, "MALFORMED_JSON");
    assertProblem(api.post("", END, "{}"), 401, "UNAUTHENTICATED");
    assertProblem(api.post("wrong", END, "{}"), 401, "UNAUTHENTICATED");
    assertProblem(api.post("ops", END, "{}"), 403, "FORBIDDEN");
    assertProblem(api.get("be", "/v1/nothing"), 404, "ROUTE_NOT_FOUND");
    assertProblem(api.get("be", "/v1/events/0"), 404, "EVENT_NOT_FOUND");
    assertProblem(api.get("be", "/v1/events"), 422, "VALIDATION_FAILED");
    assertProblem(api.get("be", "/v1/activities/suggest"), 405, "METHOD_NOT_ALLOWED");
    assertProblem(api.post("be", END, "{}"), 422, "VALIDATION_FAILED");
    assertProblem(api.get("be", "/v1/friendship_status/nobody"), 404, "USER_NOT_FOUND");
    assertProblem(
        api.post("be", "/v1/friendship/status", "{\"user_id\":\"x\"}"), 422, "VALIDATION_FAILED");
    assertProblem(
        api.send(
            api.request("be", END)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("x"))),
        415,
        "UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void aLargeBodyIsRefusedWhetherItsLengthIsToldOrNot() {
    byte[] large = "x".repeat(2 * 1024 * 1024 + 1).getBytes(StandardCharsets.US_ASCII);
    byte[] json = ("{\"a\":[" + "\"aaaa\",".repeat(400_000)).getBytes(StandardCharsets.US_ASCII);
    assertProblem(api.post("be", END, BodyPublishers.ofByteArray(large)), 413, "BODY_TOO_LARGE");
    assertProblem(
        api.post("be", END, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(json))),
        413,
        "BODY_TOO_LARGE");
  }

  @Test
  void answersAndKeepsTheRequestId() {
    Answer answer =
        api.send(api.request("be", "/v1/nothing").header("X-Request-Id", "abc-1").GET());
    assertThat(answer.header("X-Request-Id")).isEqualTo("abc-1");
    assertThat(answer.body().path("request_id").asString()).isEqualTo("abc-1");
  }

  @Test
  void suggestsToAnUnknownUserAndRemembersIt() {
    String body = "{\"user_id\":\"" + newId() + "\"}";
    JsonNode first = api.post("be", "/v1/activities/suggest", body).body().path("data");
    JsonNode second = api.post("be", "/v1/activities/suggest", body).body().path("data");
    assertThat(first.path("cached").asBoolean()).isFalse();
    assertThat(first.path("agents")).hasSize(5);
    assertThat(second.path("cached").asBoolean()).isTrue();
    assertThat(second.path("agents")).isEqualTo(first.path("agents"));
    assertThat(second.path("cache_ttl_seconds").asLong()).isBetween(43_100L, 43_200L);
    JsonNode status = api.post("ops", "/v1/friendship/status", body).body();
    assertThat(status.path("friendship_level").asString()).isEqualTo("PHASE1_STRANGER");
  }

  @Test
  void healthAndDocumentationAreOpen() {
    Answer deep = api.get("", "/v1/health");
    assertThat(deep.body().path("status").asString()).isEqualTo("ok");
    assertThat(deep.body().path("parts").path("rabbitmq").path("state").asString()).isEqualTo("up");
    assertThat(api.get("", "/v1/health/live").status()).isEqualTo(200);
    JsonNode description = api.get("", "/v3/api-docs").body();
    assertThat(description.path("paths").propertyNames())
        .contains(END, "/v1/activities/suggest", "/v1/events/{eventId}");
    assertThat(description.at("/components/schemas/ConversationEnd/properties").propertyNames())
        .contains("user_id", "conversation_log");
    assertThat(api.get("", "/actuator/prometheus").status()).isEqualTo(404);
    assertThat(api.management("/actuator/prometheus")).contains("conversation_events_pending");
  }

  private List<Answer> concurrently(int times, IntFunction<Answer> call)
      throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Answer>> calls =
          IntStream.range(0, times).<Callable<Answer>>mapToObj(i -> () -> call.apply(i)).toList();
      return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
    }
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.body().path("request_id").asString())
        .isEqualTo(answer.header("X-Request-Id"));
  }

  private static long eventId(Answer answer) {
    return answer.body().path("data").path("event_id").asLong();
  }

  private long count(String condition) {
    return database
        .jdbc()
        .sql("select count(*) from conversation_events where " + condition)
        .query(Long.class)
        .single();
  }

  private static String newId() {
    return "it-" + UUID.randomUUID();
  }

  private static String conversation(String id, String words) {
    return """
    {"conversation_id": "%s", "user_id": "user-of-%s", "bot_type": "TALK",
     "start_time": "2026-11-23T08:00:00Z", "end_time": "2026-11-23T08:01:00Z",
     "conversation_log": [{"character": "USER", "content": "%s"}]}
    """
        .formatted(id, id, words);
  }
}
