package dev.rapport.cli.verbs;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.rapport.cli.verbs.Bench.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {

  private static final String NOBODY = "http://127.0.0.1:1";

  @TempDir Path directory;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(directory);
  }

  @ParameterizedTest
  @CsvSource({
    "400, MALFORMED_REQUEST, 2",
    "401, UNAUTHENTICATED, 4",
    "403, FORBIDDEN, 4",
    "404, DEAD_LETTER_NOT_FOUND, 5",
    "404, ROUTE_NOT_FOUND, 8",
    "409, REPLAY_STATE, 6",
    "413, BODY_TOO_LARGE, 2",
    "422, FILTER_EMPTY, 2",
    "429, RATE_LIMITED, 1",
    "500, INTERNAL_ERROR, 1",
    "502, '', 8",
    "503, DATABASE_UNAVAILABLE, 8",
    "504, '', 8"
  })
  void eachAnswerHasItsExitCode(int status, String code, int exitCode) {
    bench.refusing(status, code);

    for (String verb : new String[] {"dlq show 12", "dlq export", "queue resume --reason r"}) {
      Run run = bench.line("rapport " + verb);

      assertThat(run.exitCode()).isEqualTo(exitCode);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .contains(
              "failed: ", code, "why:        a detail", "what to do: ", "request id: request-7");
    }
  }

  @Test
  void namesEveryFaultOfTheRequest() {
    bench.everywhere(
        aResponse()
            .withStatus(422)
            .withBody(
                """
                {"title": "Some fields are not valid", "detail": "2 fields", "code": "VALIDATION_FAILED",
                 "errors": [{"pointer": "/rate", "message": "must be from 1 to 1000"},
                            {"pointer": "/reason", "message": "must be given"}]}
                """));

    assertThat(bench.line("rapport doctor").err())
        .contains("2 fields: /rate must be from 1 to 1000; /reason must be given");
  }

  @Test
  void saysWhenToTryAgain() {
    bench.everywhere(Bench.problem(429, "RATE_LIMITED").withHeader("Retry-After", "7"));

    assertThat(bench.line("rapport doctor").err()).contains("try again in 7 s");
  }

  @Test
  void givesUpWhenAnAnswerIsSlow() {
    bench.everywhere(okJson("{}").withFixedDelay(20_000));

    Run run = bench.line("rapport doctor --timeout 200ms");

    assertThat(run.exitCode()).isEqualTo(8);
    assertThat(run.err()).contains("no complete answer within 200 ms");
  }

  @Test
  void givesUpWhenABodyDripsForEver() {
    bench.everywhere(okJson(" ".repeat(1000) + "{}").withChunkedDribbleDelay(100, 60_000));

    Run run = bench.line("rapport doctor --timeout 300ms");

    assertThat(run.exitCode()).isEqualTo(8);
    assertThat(run.err()).contains("no complete answer within 300 ms");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EMPTY_RESPONSE",
        "MALFORMED_RESPONSE_CHUNK",
        "RANDOM_DATA_THEN_CLOSE",
        "CONNECTION_RESET_BY_PEER"
      })
  void noticesAnAnswerThatIsCutOff(String fault) {
    bench.everywhere(aResponse().withFault(Fault.valueOf(fault)));

    Run run = bench.line("rapport doctor");

    assertThat(run.exitCode()).isEqualTo(8);
    assertThat(run.err()).contains("the connection broke off");
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Welcome</html>", "", "[]", "{\"items\": ["})
  void noticesThatSomebodyElseAnswers(String body) {
    bench.everywhere(aResponse().withBody(body));

    Run run = bench.line("rapport dlq list");

    assertThat(run.exitCode()).isEqualTo(8);
    assertThat(run.err()).contains("not Rapport", bench.api.baseUrl());
  }

  @Test
  void readsFromTheNextReplicaWhenOneIsAway() {
    bench.environment.put("RAPPORT_API_URL", NOBODY + ", " + bench.api.baseUrl());

    Run read = bench.healthy().line("rapport doctor");
    Run write = bench.line("rapport queue resume --reason r");

    assertThat(read.exitCode()).isZero();
    assertThat(write.exitCode()).isZero();
  }

  @Test
  void readsFromTheNextReplicaWhenOneCannotServe() {
    bench.environment.put("RAPPORT_API_URL", bench.api.baseUrl() + "," + NOBODY);
    bench.refusing(503, "DATABASE_UNAVAILABLE");

    Run run = bench.line("rapport doctor");

    assertThat(run.exitCode()).isEqualTo(8);
    assertThat(run.err()).contains("answered 503", NOBODY + ": connection refused");
  }

  @Test
  void neverRepeatsAWriteThatMayHaveArrived() {
    bench.environment.put("RAPPORT_API_URL", bench.api.baseUrl() + "," + bench.api.baseUrl() + "/");
    bench.everywhere(aResponse().withFault(Fault.EMPTY_RESPONSE));

    Run run = bench.line("rapport queue resume --reason r");

    assertThat(run.exitCode()).isEqualTo(8);
    assertThat(run.err()).contains("It may have been carried out", "rapport actions");
    assertThat(bench.requests()).hasSize(1);
  }

  @Test
  void saysHowManyLinesOfAnExportArrived() {
    String line = "{\"id\":1}\n";
    bench.everywhere(
        aResponse().withBody(line.repeat(40) + "{\"id\":").withChunkedDribbleDelay(200, 60_000));

    Run run = bench.line("rapport dlq export --timeout 5s");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).startsWith(line);
    assertThat(run.out().lines()).allMatch("{\"id\":1}"::equals);
    assertThat(run.err()).contains("only %d lines arrived".formatted(run.out().lines().count()));
    assertThat(bench.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rapport",
        "rapport dlq",
        "rapport dlq lst",
        "rapport dlq show",
        "rapport dlq show twelve",
        "rapport dlq list --since yesterday",
        "rapport dlq list --state HALF",
        "rapport doctor --timeout 0s",
        "rapport doctor -o xml",
        "rapport queue pause",
        "rapport dlq archive --all",
        "rapport events explain",
        "rapport events explain 1 --conversation c"
      })
  void refusesWhatItDoesNotUnderstand(String line) {
    Run run = bench.line(line);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("wrong usage", "--help has examples");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rapport dlq plan",
        "rapport dlq replay --reason r --yes",
        "rapport dlq archive --reason r",
        "rapport dlq restore --reason r --state ARCHIVED",
        "rapport dlq purge --reason r --expected-count 1"
      })
  void refusesAnEmptyFilterOnAWrite(String line) {
    Run run = bench.line(line);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("an empty filter is refused", "--all");
    assertThat(bench.requests()).isEmpty();
  }

  @Test
  void suggestsTheVerbThatWasMeant() {
    assertThat(bench.line("rapport dlq grups").err()).contains("groups");
  }
}
