package dev.rapport.cli.verbs;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.cli.verbs.Bench.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WritesTest {

  @TempDir Path directory;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(directory).healthy();
  }

  static Stream<Arguments> writes() {
    String filter = "\"filter\":{\"id\":[12,13]}";
    return Stream.of(
        Arguments.of("dlq archive --id 12,13", "/dead-letters/archive", filter),
        Arguments.of("dlq restore --id 12,13", "/dead-letters/restore", filter),
        Arguments.of("dlq purge --id 12,13 --expected-count 312", "/dead-letters/purge", filter),
        Arguments.of(
            "dlq replay 7 --rate 5 --halt-at 20 --detach",
            "/replays/7/start",
            "\"rate\":5,\"halt_at\":20"),
        Arguments.of("replay pause 7", "/replays/7/pause", ""),
        Arguments.of("replay resume 7", "/replays/7/resume", ""),
        Arguments.of("replay cancel 7", "/replays/7/cancel", ""),
        Arguments.of("queue pause --for 30m", "/consumption/pause", "\"for_seconds\":1800"),
        Arguments.of("queue resume", "/consumption/resume", ""));
  }

  @ParameterizedTest
  @MethodSource("writes")
  void sendsTheReason(String verb, String path, String body) {
    Run run = bench.line("rapport " + verb + " --reason 'INC-7: the model'");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(bench.onlyRequest().getUrl()).isEqualTo("/v1/ops" + path);
    assertThat(bench.onlyRequest().getBodyAsString())
        .contains("\"reason\":\"INC-7: the model\"", "\"dry_run\":false", body);
  }

  @ParameterizedTest
  @MethodSource("writes")
  void asksForADryRun(String verb, String path, String body) {
    Run run = bench.line("rapport " + verb + " --reason r --dry-run");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(bench.requests())
        .isNotEmpty()
        .allSatisfy(request -> assertThat(request.getBodyAsString()).contains("\"dry_run\":true"));
  }

  @ParameterizedTest
  @MethodSource("writes")
  void namesAProductionContextAndAsks(String verb, String path, String body) throws Exception {
    String url = bench.environment.remove("RAPPORT_API_URL");
    Path contexts = Files.createDirectories(directory.resolve("rapport")).resolve("contexts");
    Files.writeString(contexts, "[live]\nproduction = true\napi-urls = " + url);
    String line =
        "rapport " + verb.replace(" --expected-count 312", "") + " --context live --reason r";

    Run unasked = bench.line(line);
    bench.terminal = true;
    bench.typed = "n\n";
    Run declined = bench.line(line);

    assertThat(unasked.exitCode()).isEqualTo(2);
    assertThat(declined.exitCode()).isEqualTo(1);
    assertThat(declined.err()).contains("Context live is marked as production.", "declined");
    assertThat(bench.requests())
        .allSatisfy(request -> assertThat(request.getBodyAsString()).contains("\"dry_run\":true"));
    bench.typed = verb.contains("purge") ? "312\n" : "yes\n";
    assertThat(bench.line(line).exitCode()).isZero();
  }

  @Test
  void endsWithThreeWhenNotAllWereChanged() {
    bench.everywhere(okJson("{\"matched\": 3, \"changed\": 2, \"dry_run\": false}"));

    Run run = bench.line("rapport dlq archive --user u --reason r");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEqualTo("changed 2 of 3 dead letters\n");
  }

  @Test
  void purgesAfterTheNumberIsTyped() {
    bench.terminal = true;
    bench.typed = "312\n";

    Run run = bench.line("rapport dlq purge --until 90d --reason retention");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("312 archived dead letters will be erased for good", "Type 312");
    assertThat(bench.requests().getLast().getBodyAsString())
        .contains("\"dry_run\":false", "\"expected_count\":312");
  }

  @Test
  void purgesNothingWhenAnotherNumberIsTyped() {
    bench.terminal = true;
    bench.typed = "y\n";

    Run run = bench.line("rapport dlq purge --all --reason retention --yes");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(bench.onlyRequest().getBodyAsString()).contains("\"dry_run\":true");
  }

  @Test
  void purgesNothingWhenNobodyCanType() {
    Run run = bench.line("rapport dlq purge --all --reason retention --yes");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--expected-count 312");
  }
}
