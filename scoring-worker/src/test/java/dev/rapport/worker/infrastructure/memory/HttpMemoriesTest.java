package dev.rapport.worker.infrastructure.memory;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.rapport.worker.infrastructure.memory.MemorySettings.Kind;
import dev.rapport.worker.testing.FaultyPeer;
import dev.rapport.worker.testing.Talks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The documented shapes of the fact extractor, of its jobs, and of hosted Mem0. */
class HttpMemoriesTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String JOB = "/extract_facts/job-7";
  private static final String DONE = "{\"status\":\"completed\",\"result\":{\"count\":3}}";

  private static FaultyPeer peer;
  private static HttpMemories extractor;
  private static HttpMemories mem0;

  @BeforeAll
  static void begin() {
    peer = new FaultyPeer();
    extractor = MemoryFixture.memories(Kind.EXTRACTOR, peer.address(), MemoryFixture.PATIENT, 1000);
    mem0 = MemoryFixture.memories(Kind.MEM0, peer.address(), MemoryFixture.PATIENT, 1000);
  }

  @AfterAll
  static void end() {
    extractor.close();
    mem0.close();
    peer.close();
  }

  @Test
  void tellsTheExtractorTheConversation() {
    peer.answers(okJson("{\"count\": 2}"));
    assertThat(extractor.learn(Talks.usual())).isEqualTo(2);
    assertThat(peer.request().getUrl()).isEqualTo("/extract_facts");
    JsonNode asked = JSON.readTree(peer.request().getBodyAsString());
    assertThat(asked.path("user_id").stringValue()).isEqualTo("user-1");
    assertThat(asked.path("conversation_id").stringValue()).isEqualTo("conversation-1");
    assertThat(asked.path("conversation")).hasSize(4);
    assertThat(asked.at("/conversation/0/role").stringValue()).isEqualTo("assistant");
    assertThat(asked.at("/conversation/1/role").stringValue()).isEqualTo("user");
    assertThat(asked.at("/conversation/1/content").stringValue()).isEqualTo("Why is the sky blue?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"count\": 2, \"facts\": [{\"operation\": \"ADD\"}]}",
        "{\"facts\": [{\"operation\": \"ADD\"}, {\"operation\": \"UPDATE\"}, {\"operation\": \"add\"}]}",
        "{\"result\": {\"count\": 2}}",
        "{\"status\": \"ok\", \"count\": 2}"
      })
  void countsWhatTheExtractorFoundNew(String answer) {
    peer.answers(okJson(answer));
    assertThat(extractor.learn(Talks.usual())).isEqualTo(2);
  }

  @Test
  void asksMem0ToWaitAndCountsWhatItAdded() {
    peer.answers(
        okJson(
            """
            {"results":[
              {"id":"de0ee948","event":"ADD","memory":"has a dog","structured_attributes":{"day":13}},
              {"id":"ae0ee948","event":"UPDATE","memory":"x"},
              {"id":"be0ee948","event":"ADD","memory":"the dog is named Bim"}]}
            """));
    assertThat(mem0.learn(Talks.usual())).isEqualTo(2);
    assertThat(peer.request().getUrl()).isEqualTo("/v1/memories/");
    assertThat(peer.request().getHeader("authorization")).isEqualTo("Token secret-key-123");
    JsonNode asked = JSON.readTree(peer.request().getBodyAsString());
    assertThat(asked.path("async_mode").booleanValue(true)).isFalse();
    assertThat(asked.path("user_id").stringValue()).isEqualTo("user-1");
    assertThat(asked.path("messages")).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{\"results\":[]}"})
  void takesAnEmptyListOfMem0ForNothingNew(String answer) {
    peer.answers(okJson(answer));
    assertThat(mem0.learn(Talks.usual())).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"location", "absolute location", "job_id"})
  void looksAtAJobUntilItIsDone(String form) {
    peer.server().resetAll();
    peer.server().stubFor(post("/extract_facts").willReturn(accepted(form)));
    answerInTurn(
        peer.server(),
        aResponse().withStatus(202),
        okJson("{\"status\":\"running\"}"),
        aResponse().withStatus(503),
        okJson(DONE));
    assertThat(extractor.learn(Talks.usual())).isEqualTo(3);
    peer.server().verify(1, postRequestedFor(urlEqualTo("/extract_facts")));
    peer.server().verify(4, getRequestedFor(urlEqualTo(JOB)));
  }

  @Test
  void learnsFromALongConversationWithoutTruncation() {
    peer.answers(okJson("{\"count\": 0}"));
    String[] texts = new String[1_000];
    java.util.Arrays.fill(texts, "I have a dog. ".repeat(100).strip());
    assertThat(extractor.learn(Talks.of(texts))).isZero();
    assertThat(peer.request().getBody().length).isGreaterThan(1_400_000);
  }

  private static ResponseDefinitionBuilder accepted(String form) {
    ResponseDefinitionBuilder answer = aResponse().withStatus(202);
    return switch (form) {
      case "location" -> answer.withHeader("location", JOB);
      case "absolute location" -> answer.withHeader("location", peer.address() + JOB);
      default -> answer.withBody("{\"job_id\":\"job-7\",\"status\":\"queued\"}");
    };
  }

  private static void answerInTurn(WireMockServer server, ResponseDefinitionBuilder... answers) {
    for (int i = 0; i < answers.length; i++) {
      server.stubFor(
          get(JOB)
              .inScenario("job")
              .whenScenarioStateIs(i == 0 ? STARTED : "look " + i)
              .willReturn(answers[i])
              .willSetStateTo("look " + (i + 1)));
    }
  }
}
