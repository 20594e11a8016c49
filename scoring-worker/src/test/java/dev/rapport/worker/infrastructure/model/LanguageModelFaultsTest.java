package dev.rapport.worker.infrastructure.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static dev.rapport.worker.infrastructure.model.ModelFixture.completion;
import static dev.rapport.worker.infrastructure.model.ModelFixture.completionJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.rapport.model.failure.PermanentException;
import dev.rapport.model.failure.TransientException;
import dev.rapport.worker.infrastructure.model.ModelSettings.ResponseFormat;
import dev.rapport.worker.testing.FaultTable;
import dev.rapport.worker.testing.FaultyPeer;
import dev.rapport.worker.testing.Talks;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which a model can fail, what becomes of it, and how long that takes. */
class LanguageModelFaultsTest {

  private static final String GOOD = "{\"user_initiated_questions\": 1}";
  private static final String MARKER = "zebra-4711";
  private static final FaultTable TABLE = new FaultTable("model");

  private static FaultyPeer peer;
  private static HttpLanguageModel patient;
  private static HttpLanguageModel brisk;

  /**
   * @param code of what is thrown
   * @param calls that reach the peer
   * @param atMost until it is thrown
   */
  record ModelFault(
      String name, ResponseDefinitionBuilder answer, String code, int calls, Duration atMost) {

    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void begin() {
    peer = new FaultyPeer();
    patient = ModelFixture.model(ModelFixture.settings(peer.address(), 1000));
    brisk =
        ModelFixture.model(
            ModelFixture.settings(
                peer.address(), 1000, ModelFixture.BRISK, ResponseFormat.JSON_OBJECT));
  }

  @AfterAll
  static void end() throws IOException {
    patient.close();
    brisk.close();
    peer.close();
    TABLE.write();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"transport", "statuses", "contents", "numbers"})
  void failsWithItsNameWithinItsBound(ModelFault fault) {
    peer.answers(fault.answer());
    HttpLanguageModel model = fault.code().equals("TIMEOUT") ? brisk : patient;
    long begun = System.nanoTime();
    Throwable thrown =
        catchThrowable(() -> model.questions(Talks.of("Hello.", "My secret is " + MARKER)));
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    int calls = peer.requests().size();
    TABLE.add(fault.name(), codeOf(thrown), calls, took);
    assertThat(codeOf(thrown)).isEqualTo("LANGUAGE_MODEL_" + fault.code());
    assertThat(calls).isEqualTo(fault.calls());
    assertThat(took).isLessThan(fault.atMost());
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      assertThat(cause.getMessage()).doesNotContain(MARKER, "secret-key", "user_initiated_ques\":");
    }
  }

  static Stream<ModelFault> transport() {
    return Stream.of(
        away("slow beyond the bound", completion(GOOD).withFixedDelay(2_000), "TIMEOUT"),
        away(
            "drip-feeding bytes beyond the bound",
            completion(GOOD).withChunkedDribbleDelay(40, 4_000),
            "TIMEOUT"),
        away(
            "garbage, then cut mid-body",
            completion(GOOD).withFault(Fault.MALFORMED_RESPONSE_CHUNK),
            "BROKEN_ANSWER"),
        away(
            "cut before the end that content-length tells",
            okJson(completionJson(GOOD, "stop").substring(0, 100))
                .withHeader("content-length", "900"),
            "BROKEN_ANSWER"),
        away(
            "connection reset",
            completion(GOOD).withFault(Fault.CONNECTION_RESET_BY_PEER),
            "BROKEN_ANSWER"),
        away("no bytes at all", completion(GOOD).withFault(Fault.EMPTY_RESPONSE), "BROKEN_ANSWER"),
        away("not HTTP", completion(GOOD).withFault(Fault.RANDOM_DATA_THEN_CLOSE), "BROKEN_ANSWER"),
        away(
            "an answer of 10 MB",
            okJson("{\"a\":\"" + "x".repeat(10_000_000) + "\"}"),
            "ANSWER_TOO_LARGE"),
        away(
            "a page instead of JSON",
            aResponse().withBody("<html>Wi-Fi login"),
            "ANSWER_UNREADABLE"),
        away("JSON of another kind", okJson("{\"error\": null}"), "ANSWER_UNREADABLE"),
        away(
            "the same key twice in the envelope",
            okJson("{\"choices\":[],\"choices\":[]}"),
            "ANSWER_UNREADABLE"));
  }

  static Stream<ModelFault> statuses() {
    return Stream.of(
        away("429 without retry-after", status(429), "HTTP_429"),
        new ModelFault(
            "429 with retry-after: 1",
            status(429).withHeader("retry-after", "1"),
            "HTTP_429",
            3,
            Duration.ofSeconds(8)),
        new ModelFault(
            "429 with retry-after as a date",
            status(429).withHeader("retry-after", date(Duration.ofSeconds(1))),
            "HTTP_429",
            3,
            Duration.ofSeconds(8)),
        new ModelFault(
            "429 with retry-after: 3600",
            status(429).withHeader("retry-after", "3600"),
            "HTTP_429",
            1,
            Duration.ofSeconds(5)),
        away(
            "429 with a retry-after of nonsense",
            status(429).withHeader("retry-after", "soon"),
            "HTTP_429"),
        away("408", status(408), "HTTP_408"),
        away("500", status(500), "HTTP_500"),
        away("503", status(503), "HTTP_503"),
        refused("400", status(400), "HTTP_400"),
        refused("401", status(401), "HTTP_401"),
        refused("404", status(404), "HTTP_404"),
        refused("413", status(413), "HTTP_413"),
        unusable(
            "400 json_validate_failed",
            status(400).withBody("{\"error\":{\"code\":\"json_validate_failed\"}}")),
        refused(
            "redirect to elsewhere",
            status(307).withHeader("location", "http://169.254.169.254/latest/meta-data"),
            "HTTP_307"));
  }

  static Stream<ModelFault> contents() {
    return Stream.of(
        unusable("empty content", completion("")),
        unusable("blank content", completion("  \n ")),
        unusable("content null", okJson(completionJson("X", "stop").replace("\"X\"", "null"))),
        unusable("finish_reason length", completion(GOOD, "length")),
        unusable("finish_reason content_filter", completion(GOOD, "content_filter")),
        unusable("JSON in prose", completion("Sure! " + GOOD + " Anything else?")),
        unusable("JSON in a code fence", completion("```json\n" + GOOD + "\n```")),
        unusable("two objects", completion(GOOD + GOOD)),
        unusable("an array", completion("[1]")),
        unusable(
            "a key that nobody asked for",
            completion("{\"user_initiated_questions\":1,\"score\":9}")),
        unusable("another key", completion("{\"questions\":1}")),
        unusable(
            "the same key twice",
            completion("{\"user_initiated_questions\":1,\"user_initiated_questions\":0}")),
        unusable("content of more than 16 KiB", completion(" ".repeat(17_000) + GOOD)),
        unusable(
            "nested 10 000 deep",
            completion("{\"user_initiated_questions\":" + "[".repeat(7_000))));
  }

  static Stream<ModelFault> numbers() {
    return Stream.of(
            "\"1\"",
            "1.0",
            "1.5",
            "null",
            "true",
            "NaN",
            "Infinity",
            "1e308",
            "1e400000000",
            "-1",
            "2",
            "99999999999",
            "[1]",
            "{\"n\":1}")
        .map(
            value ->
                unusable(
                    "questions = " + value + " of 1 turn",
                    completion("{\"user_initiated_questions\":" + value + "}")));
  }

  private static ModelFault away(String name, ResponseDefinitionBuilder answer, String code) {
    return new ModelFault(name, answer, code, 3, Duration.ofSeconds(5));
  }

  private static ModelFault refused(String name, ResponseDefinitionBuilder answer, String code) {
    return new ModelFault(name, answer, code, 1, Duration.ofSeconds(5));
  }

  private static ModelFault unusable(String name, ResponseDefinitionBuilder answer) {
    return new ModelFault(name, answer, "ANSWER_UNUSABLE", 3, Duration.ofSeconds(5));
  }

  private static ResponseDefinitionBuilder status(int status) {
    return aResponse().withStatus(status);
  }

  private static String date(Duration ahead) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        ZonedDateTime.now(ZoneOffset.UTC).plus(ahead));
  }

  private static String codeOf(Throwable thrown) {
    return switch (thrown) {
      case TransientException passing -> passing.code();
      case PermanentException lasting -> lasting.code();
      default -> throw new AssertionError(thrown);
    };
  }
}
