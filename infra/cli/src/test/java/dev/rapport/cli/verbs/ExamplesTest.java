package dev.rapport.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.cli.verbs.Bench.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every example of every help is run, on a good day and on bad ones. */
class ExamplesTest {

  @TempDir static Path anywhere;
  @TempDir Path directory;
  private Bench bench;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench(directory);
    Path contexts = Files.createDirectories(directory.resolve("rapport")).resolve("contexts");
    Files.writeString(contexts, "[prod]\napi-urls = %s\n".formatted(bench.api.baseUrl()));
  }

  static List<String> helps() {
    return verbs().map(verb -> verb.getCommandSpec().qualifiedName()).toList();
  }

  static List<String> examples() {
    return verbs()
        .flatMap(verb -> Arrays.stream(verb.getCommandSpec().usageMessage().footer()))
        .map(
            example ->
                example.strip().replaceAll("source <\\((.*)\\)", "$1").replaceAll(" > .*", ""))
        .distinct()
        .toList();
  }

  /** Those that ask the API. */
  static List<String> examplesThatAsk() {
    return examples().stream()
        .filter(example -> !example.matches("rapport (context|completion) .*"))
        .toList();
  }

  private static Stream<CommandLine> verbs() {
    return all(new Bench(anywhere).commandLine());
  }

  private static Stream<CommandLine> all(CommandLine command) {
    return Stream.concat(
        Stream.of(command), command.getSubcommands().values().stream().flatMap(ExamplesTest::all));
  }

  @ParameterizedTest
  @MethodSource("helps")
  void everyHelpBeginsWithExamplesOfItsOwn(String verb) {
    Run run = bench.line(verb + " --help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("Examples:\n  ").contains("Usage: " + verb);
    assertThat(run.out().lines().skip(1).takeWhile(line -> !line.isEmpty()))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).contains("rapport "));
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleWorks(String example) {
    bench.healthy();
    bench.terminal = true;
    bench.typed = example.contains("purge") ? "312\n" : "y\n";

    Run run = bench.line(example);

    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  @ParameterizedTest
  @MethodSource("examplesThatAsk")
  void everyExampleSaysSoWhenItIsNotAllowed(String example) {
    bench.refusing(403, "FORBIDDEN");

    Run run = bench.line(example);

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("(FORBIDDEN)", "a detail", "role OPS", "request-7");
  }

  @ParameterizedTest
  @MethodSource("examplesThatAsk")
  void everyExampleSaysSoWhenNobodyAnswers(String example) {
    bench.environment.put("RAPPORT_API_URL", "http://127.0.0.1:1,http://127.0.0.1:2");

    Run run = bench.line(example);

    assertThat(run.exitCode()).isEqualTo(8);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("no API answers", "127.0.0.1:1: connection refused", "127.0.0.1:2");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void noExampleTellsTheToken(String example) {
    bench.healthy();

    Run run = bench.line(example, "--no-color");

    assertThat(run.out() + run.err()).doesNotContain("secret-token");
  }
}
