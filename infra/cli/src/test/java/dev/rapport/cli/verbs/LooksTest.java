package dev.rapport.cli.verbs;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.cli.verbs.Bench.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it looks like, on terminals and elsewhere. */
class LooksTest {

  @TempDir Path directory;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(directory).healthy();
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 140})
  void noLineIsWiderThanTheTerminal(int columns) {
    bench.terminal = true;
    bench.columns = columns;
    for (String verb :
        new String[] {"dlq groups", "dlq list", "doctor", "actions", "replay list"}) {
      assertThat(bench.line("rapport " + verb + " --no-color").out().lines())
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
    }
  }

  @Test
  void cutsOnlyTheLastColumnShortAndDropsWhatIsSpare() {
    bench.terminal = true;
    Run narrow = bench.line("rapport dlq list --no-color");
    bench.columns = 200;
    Run wide = bench.line("rapport dlq list --no-color");

    assertThat(narrow.out()).doesNotContain("COPY").contains("MODEL_REJECTED");
    assertThat(wide.out()).contains("COPY", "IN_QUEUE", "the model answered 401");
  }

  @Test
  void leavesAgesAwayWhereTimesAreTooWide() {
    bench.everywhere(okJson(Bench.answer("dead-letters").replace("4711", "47114711471")));
    bench.terminal = true;

    assertThat(bench.line("rapport dlq list --no-color").out())
        .contains("47114711471  2026-11-23T07:58:00Z  MODEL_REJECTED")
        .doesNotContain("ago");
  }

  @Test
  void cutsNothingShortInAPipe() {
    bench.everywhere(okJson(Bench.answer("groups").replace("no turns", "no turns ".repeat(50))));

    assertThat(bench.line("rapport dlq groups").out()).contains("no turns ".repeat(49));
    bench.terminal = true;
    assertThat(bench.line("rapport dlq groups").out()).contains("no turns no turns", "…");
  }

  @Test
  void coloursOnlyWhereTheyAreWanted() {
    String escape = "\033[";
    assertThat(bench.line("rapport doctor").out()).doesNotContain(escape);
    bench.terminal = true;
    assertThat(bench.line("rapport doctor").out()).contains(escape);
    assertThat(bench.line("rapport doctor --help").out()).contains(escape);
    assertThat(bench.line("rapport doctor --no-color").out()).doesNotContain(escape);
    assertThat(bench.line("rapport doctor -o json").out()).doesNotContain(escape);
    bench.environment.put("NO_COLOR", "1");
    assertThat(bench.line("rapport doctor").out()).doesNotContain(escape);
    assertThat(bench.line("rapport doctor --help").out()).doesNotContain(escape);
  }

  @Test
  void neverLetsAnErrorsTextSteerTheTerminal() {
    String evil = "\\u001b]0;owned\\u0007 two\\nlines \\u202e";
    bench.everywhere(okJson(Bench.answer("groups").replace("no turns", evil)));

    Run run = bench.line("rapport dlq groups");

    assertThat(run.out().chars()).noneMatch(c -> (c < ' ' && c != '\n') || c == 0x202e);
    assertThat(run.out().lines()).hasSize(5);
  }

  @Test
  void alignsWideAndCombinedCharacters() {
    bench.everywhere(
        okJson(
            """
            {"events": [{"event_id": 1, "user_id": "日本", "explanation": "A"},
                        {"event_id": 2, "user_id": "Việt", "explanation": "B"}]}
            """));

    String out = bench.line("rapport events find --user x").out();

    assertThat(out.lines().skip(1).map(line -> line.replaceAll(".*(日本|Việt)", "")))
        .satisfiesExactly(
            rest -> assertThat(rest).endsWith("A"),
            rest ->
                assertThat(rest)
                    .isEqualTo(
                        out.lines().toList().get(1).replaceAll(".*日本", "").replace('A', 'B')));
  }

  @Test
  void tellsTimesInUtcAndHowLongAgo() {
    assertThat(bench.line("rapport dlq list").out()).contains("2026-11-23T07:58:00Z (2m ago)");
    assertThat(bench.line("rapport dlq plan --all").out())
        .contains("2026-11-23T08:15:00Z (in 15m)");
  }

  @Test
  void quietLeavesHintsAway() {
    assertThat(bench.line("rapport dlq groups").err()).contains("rapport dlq plan");
    assertThat(bench.line("rapport dlq groups -q").err()).isEmpty();
  }

  @Test
  void hintsRepeatTheContext() throws Exception {
    bench.terminal = true;
    Files.createDirectories(directory.resolve("rapport"));
    Files.writeString(
        directory.resolve("rapport/contexts"), "[live]\napi-urls = " + bench.api.baseUrl());

    assertThat(bench.line("rapport dlq plan --all --context live").err())
        .contains("rapport dlq replay 7 --context live --reason");
  }

  @Test
  void tellsItsVersion() {
    assertThat(bench.line("rapport --version").out()).startsWith("rapport ").contains("Java ");
  }
}
