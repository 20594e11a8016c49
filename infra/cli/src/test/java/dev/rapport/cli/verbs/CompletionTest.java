package dev.rapport.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void theShellCanReadItsScript(String shell) throws Exception {
    assumeThat(Stream.of("/bin/", "/usr/bin/").map(bin -> Path.of(bin + shell)))
        .anyMatch(Files::isExecutable);
    Path script = script(shell);

    assertThat(outputOf(shell, "-n", script.toString())).isEmpty();
  }

  @Test
  void completesVerbsAndOptionsAndValues() throws Exception {
    String ask =
        "source %s; complete -p rapport >/dev/null; COMP_WORDS=(%s ''); COMP_CWORD=%d; COMP_LINE='%s ';"
            + " COMP_POINT=${#COMP_LINE}; _complete_rapport; printf '%%s ' ${COMPREPLY[*]}";
    Path script = script("bash");

    assertThat(outputOf("bash", "-c", ask.formatted(script, "rapport dlq", 2, "rapport dlq")))
        .contains("groups", "purge", "export");
    assertThat(
            outputOf(
                "bash",
                "-c",
                ask.formatted(script, "rapport dlq list --state", 4, "rapport dlq list --state")))
        .contains("OPEN", "ARCHIVED");
    assertThat(
            outputOf(
                "bash", "-c", ask.formatted(script, "rapport doctor -o", 3, "rapport doctor -o")))
        .contains("table", "ndjson");
  }

  private Path script(String shell) throws Exception {
    return Files.writeString(
        directory.resolve(shell), new Bench(directory).line("rapport completion " + shell).out());
  }

  private static String outputOf(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }
}
