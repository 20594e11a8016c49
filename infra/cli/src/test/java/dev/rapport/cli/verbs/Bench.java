package dev.rapport.cli.verbs;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.util.Objects.requireNonNull;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.rapport.cli.output.Terminal;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * The command line against a stand-in for the API, with a clock and a terminal that the test sets.
 */
final class Bench {

  static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  /** One for all tests: starting it takes longer than most of them. */
  private static final WireMockServer SHARED = started();

  final WireMockServer api = SHARED;
  final Map<String, String> environment = new HashMap<>();
  @Nullable Path checkout;
  boolean terminal;
  int columns = 80;
  String typed = "";
  Instant now = NOW;
  Runnable whileWaiting = () -> {};
  @Nullable Runnable farewell;

  /** How a command ended. */
  record Run(int exitCode, String out, String err) {}

  Bench(Path configuration) {
    api.resetAll();
    environment.put("XDG_CONFIG_HOME", configuration.toString());
    environment.put("RAPPORT_API_URL", api.baseUrl());
    environment.put("RAPPORT_TOKEN", "secret-token");
  }

  /** A text of the test's resources. */
  static String answer(String name) {
    try (InputStream in = Bench.class.getResourceAsStream("/answers/" + name + ".json")) {
      return new String(requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String replay(String status, int failedAgain) {
    return answer("replay")
        .replace("\"STATUS\"", "\"" + status + "\"")
        .replace("FAILED,", failedAgain + ",");
  }

  /** Every endpoint answers as it would on a good day. */
  Bench healthy() {
    String letters = "/v1/ops/dead-letters";
    on(get(urlPathEqualTo(letters + "/groups")), "groups");
    on(get(urlPathEqualTo(letters)), "dead-letters");
    on(get(urlPathMatching(letters + "/[0-9]+")), "dead-letter");
    on(get(urlPathEqualTo(letters + "/stats")), "stats");
    api.stubFor(
        get(urlPathEqualTo(letters + "/export"))
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "application/x-ndjson")
                    .withBody("{\"id\":1}\n{\"id\":2}\n")));
    on(post(urlPathMatching(letters + "/(archive|restore|purge)")), "change");
    on(post(urlPathEqualTo("/v1/ops/replays")), "plan");
    on(get(urlPathEqualTo("/v1/ops/replays")), "replays");
    String completed = replay("COMPLETED", 0);
    api.stubFor(post(urlPathMatching("/v1/ops/replays/[0-9]+/.*")).willReturn(okJson(completed)));
    api.stubFor(get(urlPathMatching("/v1/ops/replays/[0-9]+.*")).willReturn(okJson(completed)));
    on(get(urlPathMatching("/v1/ops/replays/[0-9]+/items")), "items");
    on(get(urlPathEqualTo("/v1/events")), "events");
    on(get(urlPathMatching("/v1/events/[0-9]+")), "event");
    on(get(urlPathEqualTo("/v1/ops/verify")), "verify");
    on(get(urlPathEqualTo("/v1/ops/consumption")), "consumption");
    on(post(urlPathMatching("/v1/ops/consumption/.*")), "consumption");
    on(get(urlPathEqualTo("/v1/ops/doctor")), "doctor");
    on(get(urlPathEqualTo("/v1/ops/actions")), "actions");
    return this;
  }

  /** Every endpoint answers the same. */
  Bench everywhere(ResponseDefinitionBuilder response) {
    api.stubFor(any(anyUrl()).willReturn(response));
    return this;
  }

  /** Every endpoint answers the same problem. */
  Bench refusing(int status, String code) {
    return everywhere(problem(status, code));
  }

  static ResponseDefinitionBuilder problem(int status, String code) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/problem+json")
        .withHeader("X-Request-Id", "request-7")
        .withBody(
            """
            {"type": "urn:rapport:problem:x", "title": "A title", "status": %d, "detail": "a detail",
             "code": "%s", "request_id": "request-7", "later": true}
            """
                .formatted(status, code));
  }

  Run run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = new Commands(surroundings(out, err)).run(arguments);
    return new Run(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  CommandLine commandLine() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    return new Commands(surroundings(nowhere, nowhere)).commandLine();
  }

  private Surroundings surroundings(OutputStream out, OutputStream err) {
    Terminal shown =
        new Terminal(
            new BufferedReader(new StringReader(typed)),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            terminal,
            terminal,
            terminal,
            columns);
    return new Surroundings(
        environment, checkout, shown, () -> now, new Random(7), this::pass, this::onInterrupt);
  }

  /** Runs a line as a shell would take it apart. */
  Run line(String line, String... more) {
    return run(
        Stream.concat(words(line).stream().skip(1), Arrays.stream(more)).toArray(String[]::new));
  }

  /** The words of a line; single quotes hold words together. */
  static List<String> words(String line) {
    return Pattern.compile("'([^']*)'|(\\S+)")
        .matcher(line.strip())
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .toList();
  }

  List<LoggedRequest> requests() {
    return api.getAllServeEvents().reversed().stream()
        .map(event -> event.getRequest())
        .map(request -> LoggedRequest.createFrom(request))
        .toList();
  }

  LoggedRequest onlyRequest() {
    List<LoggedRequest> requests = requests();
    if (requests.size() != 1) {
      throw new AssertionError("not one request: " + requests);
    }
    return requests.getFirst();
  }

  private static WireMockServer started() {
    WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());
    server.start();
    return server;
  }

  private void on(MappingBuilder request, String answer) {
    api.stubFor(request.willReturn(okJson(answer(answer))));
  }

  private void pass(Duration duration) {
    now = now.plus(duration);
    whileWaiting.run();
  }

  private Surroundings.Guard onInterrupt(Runnable said) {
    farewell = said;
    return () -> farewell = null;
  }
}
