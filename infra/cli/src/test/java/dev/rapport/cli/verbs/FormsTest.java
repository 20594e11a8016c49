package dev.rapport.cli.verbs;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.cli.verbs.Bench.Run;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Every verb that reads, in every form. */
class FormsTest {

  @TempDir Path directory;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(directory).healthy();
  }

  /** Verb, request, answer, names, and what people are told. */
  static Stream<Arguments> reads() {
    return Stream.concat(readsOfOperations(), readsOfEvents());
  }

  private static Stream<Arguments> readsOfOperations() {
    return Stream.of(
        read("dlq groups", "groups", "groups", "1f0c9a 77aa01", "480|2m ago"),
        read("dlq list", "?limit=100", "dead-letters", "12 11", "4711|(2m ago)"),
        read("dlq show 12", "12", "dead-letter", "12", "given up|MODEL_TIMEOUT|x-why"),
        read("dlq stats", "stats", "stats", "MODEL_REJECTED INVALID_STORED_DATA", "482|████"),
        read("replay list", "replays?limit=100", "replays", "7", "HALTED|INC-7"),
        read("replay items 7", "replays/7/items?limit=100", "items", "4711", "FAILED_AGAIN"),
        read("queue status", "consumption", "consumption", "worker-1", "PAUSED|in 50m|120"),
        read("doctor", "doctor", "doctor", "schema clock", "WARN|look at the machine's NTP"),
        read("actions", "actions?limit=100", "actions", "5", "CONSUMPTION_PAUSE|anna"),
        read("events verify", "verify", "verify", "", "OK|processed 990, skipped 5, failed 3"),
        Arguments.of(
            "replay receipt 7",
            "/v1/ops/replays/7/receipt",
            Bench.replay("COMPLETED", 0),
            "7",
            "COMPLETED|35.50|1m 30s|anna|not final"));
  }

  private static Stream<Arguments> readsOfEvents() {
    return Stream.of(
        Arguments.of(
            "events get 4711",
            "/v1/events/4711",
            Bench.answer("event"),
            "4711",
            "35.50|total_turns|child-1"),
        Arguments.of(
            "events explain 4711",
            "/v1/events/4711",
            Bench.answer("event"),
            "4711",
            "the friendship moved by 35.50|attempt failed|812 ms|MODEL_TIMEOUT, retry tier 30s"),
        Arguments.of(
            "events find --user child-1",
            "/v1/events?user_id=child-1&limit=100",
            Bench.answer("events"),
            "4711 4710",
            "PENDING|Published and waiting."));
  }

  private static Arguments read(
      String verb, String path, String answer, String names, String told) {
    String start = verb.startsWith("dlq") ? "/v1/ops/dead-letters" : "/v1/ops";
    String separator = path.startsWith("?") ? "" : "/";
    return Arguments.of(verb, start + separator + path, Bench.answer(answer), names, told);
  }

  @ParameterizedTest
  @MethodSource("reads")
  void tellsPeopleInATable(String verb, String path, String answer, String names, String told) {
    Run run = bench.line("rapport " + verb);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains(told.split("[|]", -1));
    assertThat(bench.onlyRequest().getUrl()).isEqualTo(path);
    assertThat(bench.onlyRequest().getMethod().value()).isEqualTo("GET");
    assertThat(bench.onlyRequest().getHeader("Authorization")).isEqualTo("Bearer secret-token");
  }

  @ParameterizedTest
  @MethodSource("reads")
  void givesTheAnswerAsItCameInJson(
      String verb, String path, String answer, String names, String told) {
    Run run = bench.line("rapport " + verb + " -o json");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo(answer.strip() + "\n");
  }

  @ParameterizedTest
  @MethodSource("reads")
  void givesOneObjectALineInNdjson(
      String verb, String path, String answer, String names, String told) {
    Run run = bench.line("rapport " + verb + " --output=NDJSON");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .allSatisfy(line -> assertThat(JsonMapper.shared().readTree(line).isObject()).isTrue());
  }

  @ParameterizedTest
  @MethodSource("reads")
  void givesTheNamesAlone(String verb, String path, String answer, String names, String told) {
    Run run = bench.line("rapport " + verb + " -o name");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines()).containsExactlyElementsOf(Bench.words(names));
  }

  @Test
  void keepsNumbersAsTheyWereWritten() {
    assertThat(bench.line("rapport events get 4711 -o ndjson").out())
        .contains("\"friendship_score_change\":35.50");
  }

  @Test
  void passesEveryFilterOn() {
    Run run =
        bench.line(
            "rapport dlq list --id 1,2 --event 3 --user u --conversation c --error E --fingerprint F"
                + " --bot-type T --worker w --source broker --since 2h --until 2026-11-23 --state all --cursor K");

    assertThat(run.exitCode()).isZero();
    assertThat(bench.onlyRequest().getUrl())
        .isEqualTo(
            "/v1/ops/dead-letters?id=1&id=2&event_id=3&user_id=u&conversation_id=c&error_code=E"
                + "&fingerprint=F&bot_type=T&worker=w&source=BROKER&since=2026-11-23T06%3A00%3A00Z"
                + "&until=2026-11-23T00%3A00%3A00Z&state=ALL&limit=100&cursor=K");
  }

  @Test
  void passesEveryFilterOfEventsOn() {
    assertThat(
            bench
                .line(
                    "rapport events find --conversation c --status failed --degraded --since 1d"
                        + " --until 2026-11-23T07:00:00+07:00 --limit 5")
                .exitCode())
        .isZero();
    assertThat(bench.onlyRequest().getUrl())
        .isEqualTo(
            "/v1/events?conversation_id=c&status=FAILED&degraded=true&since=2026-11-22T08%3A00%3A00Z"
                + "&until=2026-11-23T00%3A00%3A00Z&limit=5");
  }

  @Test
  void explainsTheEventsOfAConversation() {
    Run run = bench.line("rapport events explain --conversation conv-1");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).containsSubsequence("Event 4711", "Event 4711");
    assertThat(bench.requests()).hasSize(3);
  }

  @Test
  void findsNoEventOfAnUnknownConversation() {
    bench.everywhere(okJson("{\"events\": []}"));

    Run run = bench.line("rapport events explain --conversation conv-9");

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.err()).contains("conv-9", "rapport events find --user");
  }

  @Test
  void verifyAndDoctorEndWithOneWhenSomethingIsWrong() {
    bench.everywhere(okJson(Bench.answer("verify-bad")));
    Run verify = bench.line("rapport events verify");
    bench.everywhere(okJson(Bench.answer("doctor-bad")));
    Run doctor = bench.line("rapport doctor");

    assertThat(verify.exitCode()).isEqualTo(1);
    assertThat(verify.out()).contains("FAIL", "UNACCOUNTED", "4711");
    assertThat(doctor.exitCode()).isEqualTo(1);
    assertThat(doctor.out()).contains("FAIL", "no rapport.scoring.dlq", "api-service.jar migrate");
  }

  @Test
  void verifyEndsWithThreeWhenItFoundNothingButCouldNotFinish() {
    bench.everywhere(okJson("{\"ok\": false, \"complete\": false, \"problems\": []}"));

    Run run = bench.line("rapport events verify");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).contains("UNFINISHED");
  }

  @Test
  void verifiesOneUser() {
    assertThat(bench.line("rapport events verify --user child-1").exitCode()).isZero();
    assertThat(bench.onlyRequest().getUrl()).isEqualTo("/v1/ops/verify?user_id=child-1");
  }

  @Test
  void exportsLineByLine() {
    Run run = bench.line("rapport dlq export --since 1d");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo("{\"id\":1}\n{\"id\":2}\n");
    assertThat(run.err()).contains("2 dead letters");
  }

  @Test
  void saysWhenThereIsNothing() {
    bench.everywhere(okJson("{\"items\": [], \"next\": null}"));

    assertThat(bench.line("rapport dlq list")).isEqualTo(new Run(0, "", "none\n"));
    assertThat(bench.line("rapport dlq groups --quiet")).isEqualTo(new Run(0, "", ""));
  }
}
