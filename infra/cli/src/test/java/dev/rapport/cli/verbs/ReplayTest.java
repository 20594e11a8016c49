package dev.rapport.cli.verbs;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.rapport.cli.verbs.Bench.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {

  @TempDir Path directory;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(directory).healthy();
  }

  @Test
  void aPlanTellsEverythingAndTheNextCommand() {
    Run run = bench.line("rapport dlq plan --fingerprint 1f0c9a --limit 10");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("Plan 7: 480 dead letters of 312 users", "MODEL_REJECTED", "1m 10s", "in 15m")
        .contains("2, which have no event", "1, then 5, then 25, then 449");
    assertThat(run.err()).contains("rapport dlq replay 7 --reason");
    assertThat(bench.onlyRequest().getBodyAsString())
        .isEqualTo("{\"dry_run\":false,\"filter\":{\"fingerprint\":\"1f0c9a\"},\"limit\":10}");
  }

  @Test
  void runsExactlyThePlan() {
    Run run = bench.line("rapport dlq replay 7 --reason INC-7");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("COMPLETED", "score change");
    assertThat(bench.requests())
        .extracting(request -> request.getMethod() + " " + request.getUrl())
        .containsExactly(
            "POST /v1/ops/replays/7/start",
            "GET /v1/ops/replays/7",
            "GET /v1/ops/replays/7/receipt");
  }

  @Test
  void plansAndShowsAndAsksWhenGivenAFilter() {
    bench.terminal = true;
    bench.typed = "y\n";

    Run run = bench.line("rapport dlq replay --error MODEL_REJECTED --reason INC-7 --no-color");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("Plan 7: 480 dead letters of 312 users", "Replay these? [y/N]");
    assertThat(run.out()).doesNotContain("Plan 7");
  }

  @Test
  void startsNothingWithoutAYes() {
    String line = "rapport dlq replay --error MODEL_REJECTED --reason INC-7";
    Run inAPipe = bench.line(line);
    bench.terminal = true;
    Run declined = bench.line(line);

    assertThat(inAPipe.exitCode()).isEqualTo(2);
    assertThat(inAPipe.err()).contains("--yes");
    assertThat(declined.exitCode()).isEqualTo(1);
    assertThat(bench.requests())
        .extracting(request -> request.getUrl())
        .containsOnly("/v1/ops/replays");
    assertThat(bench.line(line + " --yes").exitCode()).isZero();
  }

  @Test
  void refusesAPlanTogetherWithAFilter() {
    Run run = bench.line("rapport dlq replay 7 --all --reason r");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("a plan or a filter, not both");
    assertThat(bench.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "COMPLETED,0,0",
    "COMPLETED,2,3",
    "HALTED,2,7",
    "CANCELLED,0,1",
    "EXPIRED,0,6",
    "PLANNED,0,6"
  })
  void endsAsTheReplayEnds(String status, int failedAgain, int exitCode) {
    answers(Bench.replay(status, failedAgain));

    assertThat(bench.line("rapport replay watch 7").exitCode()).isEqualTo(exitCode);
  }

  @Test
  void tellsWhatToDoAboutAHaltedReplay() {
    answers(Bench.replay("HALTED", 2));

    Run run = bench.line("rapport replay watch 7");

    assertThat(run.err())
        .contains("HALTED", "rapport dlq groups", "rapport replay resume 7 --reason");
  }

  @Test
  void showsALineForEveryChangeInAPipe() {
    answers(
        Bench.replay("RUNNING", 0),
        Bench.replay("RUNNING", 0),
        Bench.replay("RUNNING", 1),
        Bench.replay("COMPLETED", 1));

    Run run = bench.line("rapport replay watch 7");

    assertThat(run.err().lines().filter(line -> line.startsWith("replay 7")))
        .containsExactly(
            "replay 7 RUNNING: stage 2 of 4, 3 of 480 done: 3 scored, 0 failed again, 0 skipped; 3 events are on their way",
            "replay 7 RUNNING: stage 2 of 4, 4 of 480 done: 3 scored, 1 failed again, 0 skipped; 3 events are on their way",
            "replay 7 COMPLETED: stage 2 of 4, 4 of 480 done: 3 scored, 1 failed again, 0 skipped; 3 events are on their way");
    assertThat(run.err()).contains("rapport replay items 7 --status FAILED_AGAIN");
  }

  @Test
  void showsABarOnATerminal() {
    bench.terminal = true;
    answers(Bench.replay("RUNNING", 0), Bench.replay("COMPLETED", 0));

    Run run = bench.line("rapport replay watch 7");

    assertThat(run.err()).contains("replay 7", "stage 2 of 4");
    assertThat(run.err().split("[\r\n]", -1))
        .allSatisfy(line -> assertThat(line.length()).isLessThan(90));
    assertThat(run.out()).doesNotContain("\r");
  }

  @Test
  void goesOnWatchingWhenTheApiIsAwayForAWhile() {
    answers(Bench.problem(503, "DATABASE_UNAVAILABLE"), okJson(Bench.replay("COMPLETED", 0)));

    Run run = bench.line("rapport replay watch 7");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("the API is away; the replay goes on");
  }

  @Test
  void stopsWatchingWhenTheApiIsAwayForLong() {
    bench.refusing(503, "DATABASE_UNAVAILABLE");

    assertThat(bench.line("rapport replay watch 7").exitCode()).isEqualTo(8);
    assertThat(bench.now).isAfter(Bench.NOW.plus(Duration.ofMinutes(5)));
  }

  @Test
  void saysHowToComeBackWhenInterrupted() {
    answers(Bench.replay("RUNNING", 0), Bench.replay("COMPLETED", 0));
    Runnable next = bench.whileWaiting;
    bench.whileWaiting =
        () -> {
          requireNonNull(bench.farewell).run();
          next.run();
        };

    Run run = bench.line("rapport replay watch 7");

    assertThat(run.err())
        .contains("goes on on the server", "rapport replay watch 7", "pause|cancel 7");
    assertThat(bench.farewell).isNull();
  }

  @Test
  void leavesADetachedReplayToTheServer() {
    Run run = bench.line("rapport dlq replay 7 --reason INC-7 --detach -o name");

    assertThat(run).extracting(Run::exitCode, Run::out).containsExactly(0, "7\n");
    assertThat(run.err()).contains("rapport replay watch 7");
    assertThat(bench.onlyRequest().getUrl()).endsWith("/start");
  }

  @Test
  void quietShowsNothingButTheReceipt() {
    assertThat(bench.line("rapport replay watch 7 --quiet").err()).isEmpty();
  }

  private void answers(String... replays) {
    answers(
        List.of(replays).stream()
            .map(replay -> okJson(replay))
            .toArray(ResponseDefinitionBuilder[]::new));
  }

  /** The replay looks like this, one look after the other. */
  private void answers(ResponseDefinitionBuilder... looks) {
    Deque<ResponseDefinitionBuilder> left = new ArrayDeque<>(List.of(looks));
    bench.whileWaiting =
        () -> bench.api.stubFor(get(urlPathEqualTo("/v1/ops/replays/7")).willReturn(left.remove()));
    bench.whileWaiting.run();
    bench.api.stubFor(
        get(urlPathEqualTo("/v1/ops/replays/7/receipt")).willReturn(looks[looks.length - 1]));
  }
}
