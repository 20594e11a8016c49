package dev.rapport.worker.infrastructure.memory;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.rapport.model.failure.OutageException;
import dev.rapport.model.failure.PermanentException;
import dev.rapport.model.failure.TransientException;
import dev.rapport.worker.infrastructure.memory.MemorySettings.Kind;
import dev.rapport.worker.testing.FaultTable;
import dev.rapport.worker.testing.FaultyPeer;
import dev.rapport.worker.testing.Talks;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which a memory service can fail, what becomes of it, and how long that takes. */
class MemoryFaultsTest {

  private static final String GOOD = "{\"count\": 1}";
  private static final String MARKER = "zebra-4711";
  private static final FaultTable TABLE = new FaultTable("memory");

  private static FaultyPeer peer;

  /**
   * @param code of what is thrown
   * @param calls that reach the peer; 0 for any number
   */
  record MemoryFault(
      Kind kind, String name, ResponseDefinitionBuilder answer, String code, int calls) {

    @Override
    public String toString() {
      return kind + ": " + name;
    }
  }

  @BeforeAll
  static void begin() {
    peer = new FaultyPeer();
  }

  @AfterAll
  static void end() throws IOException {
    peer.close();
    TABLE.write();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"transport", "statuses", "answers", "jobs"})
  void failsWithItsNameWithinItsBound(MemoryFault fault) {
    peer.answers(fault.answer());
    Duration timeout = fault.code().equals("TIMEOUT") ? MemoryFixture.BRISK : MemoryFixture.PATIENT;
    try (HttpMemories memories =
        MemoryFixture.memories(fault.kind(), peer.address(), timeout, 1000)) {
      long begun = System.nanoTime();
      Throwable thrown = catchThrowable(() -> memories.learn(Talks.of("Hi.", "I am " + MARKER)));
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      int calls = peer.requests().size();
      TABLE.add(fault.toString(), codeOf(thrown), calls, took);
      assertThat(codeOf(thrown)).isEqualTo("MEMORY_SERVICE_" + fault.code());
      assertThat(calls).isEqualTo(fault.calls() == 0 ? calls : fault.calls());
      assertThat(took).isLessThan(Duration.ofSeconds(6));
      assertThat(thrown).hasNoCause().hasMessageNotContainingAny(MARKER, "secret-key", "Bim");
    }
  }

  static Stream<MemoryFault> transport() {
    ResponseDefinitionBuilder good = okJson(GOOD);
    return Stream.of(
        away("slow beyond the bound", okJson(GOOD).withFixedDelay(2_000), "TIMEOUT"),
        away("drip-feeding bytes", okJson(GOOD).withChunkedDribbleDelay(12, 4_000), "TIMEOUT"),
        away(
            "garbage, then cut mid-body",
            okJson(GOOD).withFault(Fault.MALFORMED_RESPONSE_CHUNK),
            "BROKEN_ANSWER"),
        away(
            "cut before the end that content-length tells",
            good.withHeader("content-length", "900"),
            "BROKEN_ANSWER"),
        away(
            "connection reset",
            okJson(GOOD).withFault(Fault.CONNECTION_RESET_BY_PEER),
            "BROKEN_ANSWER"),
        away(
            "an answer of 10 MB",
            okJson("{\"a\":\"" + "x".repeat(10_000_000) + "\"}"),
            "ANSWER_TOO_LARGE"));
  }

  static Stream<MemoryFault> statuses() {
    return Stream.of(
        away("429 without retry-after", aResponse().withStatus(429), "HTTP_429"),
        extractor(
            "429 with retry-after: 3600",
            aResponse().withStatus(429).withHeader("retry-after", "3600"),
            "HTTP_429",
            1),
        away("500", aResponse().withStatus(500), "HTTP_500"),
        away("503", aResponse().withStatus(503), "HTTP_503"),
        extractor("400", aResponse().withStatus(400), "HTTP_400", 1),
        extractor("401", aResponse().withStatus(401), "HTTP_401", 1),
        extractor("422", aResponse().withStatus(422).withBody("\"" + MARKER + "\""), "HTTP_422", 1),
        extractor(
            "redirect to elsewhere",
            aResponse().withStatus(302).withHeader("location", "http://169.254.169.254/"),
            "HTTP_302",
            1));
  }

  static Stream<MemoryFault> answers() {
    Stream<MemoryFault> extractor =
        Stream.of(
                "",
                "null",
                "[]",
                "{}",
                "<html>",
                "{\"count\":\"2\"}",
                "{\"count\":1.5}",
                "{\"count\":-1}",
                "{\"count\":101}",
                "{\"count\":99999999999}",
                "{\"count\":NaN}",
                "{\"count\":1,\"count\":2}",
                "{\"facts\":{}}",
                "{\"facts\":[{\"text\":\"Bim\"}]}",
                "{\"count\":1} and more")
            .map(body -> unusable(Kind.EXTRACTOR, body));
    Stream<MemoryFault> mem0 =
        Stream.of(
                "{}",
                "{\"message\":\"ok\"}",
                "[{\"message\":\"queued for background execution\",\"status\":\"PENDING\"}]",
                "{\"results\":[{\"event\":1}]}")
            .map(body -> unusable(Kind.MEM0, body));
    return Stream.concat(extractor, mem0);
  }

  static Stream<MemoryFault> jobs() {
    return Stream.of(
        extractor("a job without a name", aResponse().withStatus(202), "ANSWER_UNUSABLE", 3),
        extractor(
            "a job at another place",
            aResponse().withStatus(202).withHeader("location", "http://169.254.169.254/job"),
            "POINTED_ELSEWHERE",
            1),
        extractor(
            "a job that never ends",
            aResponse().withStatus(202).withHeader("location", "/jobs/1"),
            "TIMEOUT",
            0),
        extractor(
            "a job that failed",
            aResponse()
                .withStatus(202)
                .withHeader("location", "/jobs/1")
                .withBody("{\"status\":\"failed\",\"error\":\"" + MARKER + "\"}"),
            "ANSWER_UNUSABLE",
            6));
  }

  @Test
  void isNotAskedAfterFiveFailuresInARowAndAgainWhenTheProbePasses() {
    peer.answers(aResponse().withStatus(503));
    try (HttpMemories memories =
        MemoryFixture.memories(Kind.EXTRACTOR, peer.address(), MemoryFixture.PATIENT, 5)) {
      for (int i = 0; i < 5; i++) {
        assertThat(catchThrowable(() -> memories.learn(Talks.usual()))).isNotNull();
      }
      assertThatThrownBy(() -> memories.learn(Talks.usual())).isInstanceOf(OutageException.class);
      assertThat(peer.requests()).hasSize(15);
      peer.answers(aResponse().withStatus(422));
      org.awaitility.Awaitility.await()
          .atMost(Duration.ofSeconds(3))
          .ignoreExceptions()
          .untilAsserted(memories::check);
      assertThat(peer.request().getBodyAsString()).contains("rapport-probe");
      peer.answers(okJson(GOOD));
      assertThat(memories.learn(Talks.usual())).isEqualTo(1);
    }
  }

  private static MemoryFault away(String name, ResponseDefinitionBuilder answer, String code) {
    return extractor(name, answer, code, 3);
  }

  private static MemoryFault extractor(
      String name, ResponseDefinitionBuilder answer, String code, int calls) {
    return new MemoryFault(Kind.EXTRACTOR, name, answer, code, calls);
  }

  private static MemoryFault unusable(Kind kind, String body) {
    return new MemoryFault(kind, "answer " + body, okJson(body), "ANSWER_UNUSABLE", 3);
  }

  private static String codeOf(Throwable thrown) {
    return switch (thrown) {
      case TransientException passing -> passing.code();
      case PermanentException lasting -> lasting.code();
      default -> throw new AssertionError(thrown);
    };
  }
}
