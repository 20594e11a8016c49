package dev.rapport.cli.verbs;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.cli.verbs.Bench.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContextsTest {

  @TempDir Path directory;
  private Bench bench;
  private Path contexts;

  @BeforeEach
  void open() throws IOException {
    bench = new Bench(directory).everywhere(okJson("{\"ok\": true}"));
    bench.environment.remove("RAPPORT_API_URL");
    bench.environment.remove("RAPPORT_TOKEN");
    bench.checkout = directory.resolve("checkout");
    contexts = Files.createDirectories(directory.resolve("rapport")).resolve("contexts");
  }

  @Test
  void worksInACheckoutWithARunningStack() throws IOException {
    stack();

    assertThat(bench.line("rapport doctor").exitCode()).isZero();
    assertThat(tokenSent()).isEqualTo("Bearer of-the-stack");
  }

  @Test
  void saysWhatToDoWhenNothingIsNamed() {
    Run run = bench.line("rapport doctor");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("no API is named", "infra/up", contexts.toString());
  }

  @Test
  void aContextComesBeforeTheStack() throws IOException {
    stack();
    context("test", "token-of-test");

    assertThat(bench.line("rapport --context test doctor").exitCode()).isZero();
    assertThat(tokenSent()).isEqualTo("Bearer token-of-test");
    assertThat(bench.line("rapport context use test").exitCode()).isZero();
    assertThat(bench.line("rapport doctor").exitCode()).isZero();
    assertThat(tokenSent()).isEqualTo("Bearer token-of-test");
    assertThat(bench.line("rapport context list").out()).contains("*", "test");
  }

  @Test
  void theEnvironmentComesBeforeTheContext() throws IOException {
    context("test", "token-of-test");
    bench.environment.put("RAPPORT_CONTEXT", "test");
    assertThat(bench.line("rapport doctor").exitCode()).isZero();
    assertThat(tokenSent()).isEqualTo("Bearer token-of-test");

    bench.environment.put("RAPPORT_TOKEN_FILE", token("of-the-environment").toString());
    assertThat(bench.line("rapport doctor").exitCode()).isZero();
    assertThat(tokenSent()).isEqualTo("Bearer of-the-environment");

    bench.environment.put("RAPPORT_TOKEN", "of-a-variable");
    assertThat(bench.line("rapport doctor").exitCode()).isZero();
    assertThat(tokenSent()).isEqualTo("Bearer of-a-variable");
  }

  @Test
  void optionsComeBeforeTheEnvironment() throws IOException {
    bench.environment.put("RAPPORT_API_URL", "http://127.0.0.1:1");
    bench.environment.put("RAPPORT_TOKEN", "of-a-variable");
    Path token = token("of-an-option");

    Run run =
        bench.line(
            "rapport doctor --api-url %s --token-file %s".formatted(bench.api.baseUrl(), token));

    assertThat(run.exitCode()).isZero();
    assertThat(tokenSent()).isEqualTo("Bearer of-an-option");
  }

  @Test
  void anAddressAloneGetsNoTokenOfAnotherPlace() throws IOException {
    stack();
    context("test", "token-of-test");
    assertThat(bench.line("rapport context use test").exitCode()).isZero();

    assertThat(bench.line("rapport doctor --api-url " + bench.api.baseUrl()).exitCode()).isZero();

    assertThat(bench.requests().getLast().containsHeader("Authorization")).isFalse();
  }

  @Test
  void refusesATokenFileThatEverybodyCanRead() throws IOException {
    Path token = token("tell-nobody");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));

    Run run = bench.line("rapport doctor --api-url http://127.0.0.1:1 --token-file " + token);

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err())
        .contains("can be read by everybody", "chmod 600")
        .doesNotContain("tell-nobody");
  }

  @Test
  void refusesATokenFileThatHoldsNoToken() throws IOException {
    String line = "rapport doctor --api-url http://127.0.0.1:1 --token-file ";

    assertThat(bench.line(line + token("two words")).exitCode()).isEqualTo(4);
    assertThat(bench.line(line + token("")).exitCode()).isEqualTo(4);
    assertThat(bench.line(line + directory.resolve("nowhere")).exitCode()).isEqualTo(4);
  }

  @Test
  void showsWhatWouldBeAskedAndNeverTheToken() throws IOException {
    context("test", "token-of-test");

    Run run = bench.line("rapport context show --context test");

    assertThat(run.out())
        .contains("test", bench.api.baseUrl(), contexts.toString(), "given")
        .doesNotContain("token-of-test");
    assertThat(bench.line("rapport context show --context test -o name").out()).isEqualTo("test\n");
    assertThat(bench.requests()).isEmpty();
  }

  @Test
  void keepsTheRestOfTheFileWhenTheContextChanges() throws IOException {
    String text = "# mine\ncurrent=old\n\n[test]\napi-urls = http://localhost:1\n; done\n";
    Files.writeString(contexts, text);

    assertThat(bench.line("rapport context use test").exitCode()).isZero();

    assertThat(contexts).hasContent("current = test\n" + text.replace("current=old\n", ""));
  }

  @Test
  void refusesAnUnknownContext() throws IOException {
    context("test", "token-of-test");

    assertThat(bench.line("rapport doctor --context prod"))
        .extracting(Run::exitCode, Run::err)
        .satisfiesExactly(
            code -> assertThat(code).isEqualTo(5),
            err -> assertThat((String) err).contains("there is no context prod", "has test"));
    assertThat(bench.line("rapport context use prod").exitCode()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[a]\ntoken = secret", "api-urls = http://a", "[a]\nnonsense"})
  void refusesAFileThatItDoesNotUnderstand(String text) throws IOException {
    Files.writeString(contexts, text);

    Run run = bench.line("rapport context list");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("is not understood", "line ").doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8080", "ftp://host", "http:/host", "::"})
  void refusesAnAddressThatIsNone(String url) {
    Run run = bench.line("rapport doctor --api-url " + url);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(url);
  }

  private String tokenSent() {
    return bench.requests().getLast().getHeader("Authorization");
  }

  private void stack() throws IOException {
    Path local = Files.createDirectories(directory.resolve("checkout/.local"));
    Files.writeString(
        local.resolve("stack.env"),
        "API_URLS=%s\nOPS_TOKEN='of-the-stack'\n".formatted(bench.api.baseUrl()));
  }

  private void context(String name, String token) throws IOException {
    Path file = token(token);
    Files.writeString(
        contexts,
        "[%s]\napi-urls = %s\ntoken-file = %s\n"
            .formatted(name, bench.api.baseUrl(), directory.resolve("rapport").relativize(file)));
  }

  private Path token(String token) throws IOException {
    Path file = Files.createTempFile(directory, "token", "");
    return Files.writeString(file, token + "\n");
  }
}
