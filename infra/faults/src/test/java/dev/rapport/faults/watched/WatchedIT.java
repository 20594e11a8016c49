package dev.rapport.faults.watched;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.faults.process.Pause;
import dev.rapport.faults.watched.Collector.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One conversation that fails once and waits in a real tier, seen by everything that watches. */
@EnabledIfEnvironmentVariable(named = "RABBITMQ_MANAGEMENT_URL", matches = ".+")
class WatchedIT {

  private static final String MARKER = "the purple zebra 4711 sleeps";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String UNSAMPLED = "5bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CALLER = "00f067aa0ba902b7";
  private static final String RETRIED = "transient-watched";

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z0-9_]+)` \\| ([^|]*) \\| (api|worker|both) \\|");

  private static WatchedSystem system;
  private static Collector collector;
  private static ReadingModel model;
  private static Prometheus prometheus;

  @BeforeAll
  static void start() throws IOException {
    system = new WatchedSystem("watched");
    collector = new Collector();
    model = new ReadingModel();
    Map<String, String> settings =
        Map.of(
            "RAPPORT_TRACING_ENDPOINT", collector.endpoint(),
            "RAPPORT_TRACING_SHARE", "0",
            "RAPPORT_ALERTS_CHATURL", "http://127.0.0.1:9/v1/spaces/A/messages",
            "RAPPORT_ALERTS_ALLOWEDHOSTS", "127.0.0.1",
            "RAPPORT_SWEEP_COUNTEVERY", "1s");
    var _ = system.api(settings);
    Map<String, String> worker = new HashMap<>(settings);
    worker.putAll(model.settings());
    var _ = system.worker(worker);
    prometheus = new Prometheus(system);
    post("good-1", Map.of());
    post("good-1", Map.of());
    post("poison-1", Map.of());
    post("good-unsampled", Map.of("traceparent", traceparent(UNSAMPLED, "00")));
    post(RETRIED, Map.of("traceparent", traceparent(TRACE, "01"), "X-Request-Id", "watched-1"));
    WatchedSystem.await(() -> end("good-1", "PROCESSED"), "not scored");
    WatchedSystem.await(() -> end("good-unsampled", "PROCESSED"), "not scored");
    WatchedSystem.await(() -> end("poison-1", "FAILED"), "not dead");
    WatchedSystem.await(() -> end(RETRIED, "PROCESSED"), "not scored after the tier");
  }

  @AfterAll
  static void stop() {
    system.close();
    collector.close();
    model.close();
  }

  @Test
  void oneTraceLeadsFromTheRequestThroughATierToTheScore() {
    WatchedSystem.await(() -> spans().size() >= 9, "only " + spans());
    assertThat(spans())
        .containsOnlyOnce(
            "api-service POST /v1/conversations/end",
            "api-service publish rapport.events",
            "scoring-worker process rapport.scoring 1 RetryLater",
            "scoring-worker publish rapport.retry",
            "scoring-worker process rapport.scoring 2 Scored",
            "scoring-worker analyse",
            "scoring-worker extract_facts")
        .contains("scoring-worker chat reader-1");
    List<Seen> trace = collector.trace(TRACE);
    Seen request = named(trace, "POST /v1/conversations/end");
    assertThat(request.parent()).isEqualTo(CALLER);
    for (String child : List.of("publish rapport.events", "process rapport.scoring")) {
      assertThat(named(trace, child).parent()).isEqualTo(request.id());
    }
    Seen chat = named(trace, "chat reader-1");
    assertThat(chat.parent()).isEqualTo(named(trace, "analyse").id());
    assertThat(chat.attribute("gen_ai.operation.name")).isEqualTo("chat");
    assertThat(chat.attribute("gen_ai.request.model")).isEqualTo("reader-1");
    assertThat(chat.attribute("gen_ai.usage.input_tokens")).isEqualTo("418");
    assertThat(chat.attribute("server.address")).isEqualTo("127.0.0.1");
  }

  @Test
  void theCallersChoiceNotToBeTracedIsKept() {
    WatchedSystem.await(() -> spans().size() >= 9, "only " + spans());
    assertThat(collector.trace(UNSAMPLED)).isEmpty();
    assertThat(collector.all()).extracting(Seen::trace).containsOnly(TRACE);
  }

  @Test
  void theTableOfMetricsIsTrue() throws IOException {
    String table = Files.readString(system.root().resolve("infra/prometheus/README.md"));
    String api = system.apiMetrics();
    String worker = system.workerMetrics();
    Set<String> listed = new TreeSet<>();
    List<String> missing = new ArrayList<>();
    for (MatchResult row : ROW.matcher(table).results().toList()) {
      listed.add(row.group(1));
      if (isMissing(row, "api", api)) {
        missing.add(row.group(1) + " of the api");
      }
      if (isMissing(row, "worker", worker)) {
        missing.add(row.group(1) + " of the worker");
      }
    }
    // The cache did not fail, and nobody told alerts.
    assertThat(missing)
        .containsExactlyInAnyOrder(
            "rapport_cache_failures_total of the api",
            "rapport_cache_failures_total of the worker");
    Set<String> ours = new TreeSet<>(exported(api));
    ours.addAll(exported(worker));
    assertThat(listed).containsAll(ours);
  }

  @Test
  void everyQueryOfTheDashboardReturnsASeries() throws IOException {
    List<String> queries = Dashboard.queries(system.root());
    assertThat(queries).hasSizeGreaterThan(40);
    Set<String> silent = new LinkedHashSet<>(queries);
    boolean _ =
        Pause.until(
            () -> {
              silent.removeIf(query -> !prometheus.query(query).isEmpty());
              return silent.isEmpty();
            },
            Duration.ofSeconds(40));
    assertThat(silent).isEmpty();
  }

  @Test
  void logsAreJsonWithIdsAndWithoutAWordOfWhatWasSaid() {
    for (String service : List.of("api", "worker")) {
      // What the JVM itself says of its libraries is no line of ours.
      for (String line :
          system.log(service).lines().filter(said -> !said.startsWith("WARNING: ")).toList()) {
        assertThat(JsonMapper.shared().readTree(line).isObject()).as(line).isTrue();
      }
    }
    JsonNode failed = line("worker", "attempt failed, retried later");
    assertThat(failed.path("trace_id").asString()).isEqualTo(TRACE);
    assertThat(failed.path("event_id").isNumber()).isTrue();
    assertThat(failed.path("conversation_id").asString()).isEqualTo(RETRIED);
    assertThat(line("worker", "dead letter").path("event_id").isNumber()).isTrue();
  }

  @Test
  void aHundredRefusalsAreOneLineWithItsIds() throws Exception {
    try (var connection = system.events().connect();
        var lock = connection.createStatement()) {
      connection.setAutoCommit(false);
      boolean _ = lock.execute("lock table conversation_events in access exclusive mode");
      List<Thread> callers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        String id = "refused-" + i;
        callers.add(Thread.ofVirtual().start(() -> post503(id)));
      }
      for (Thread caller : callers) {
        caller.join();
      }
      connection.rollback();
    }
    List<String> lines =
        system.log("api").lines().filter(line -> line.contains("answered 503")).toList();
    assertThat(lines).hasSizeBetween(1, 3);
    JsonNode line = JsonMapper.shared().readTree(lines.getFirst());
    assertThat(line.path("request_id").asString()).startsWith("refused-");
    assertThat(line.path("trace_id").asString()).isEqualTo(UNSAMPLED);
  }

  @Test
  void nobodyRepeatsWhatAChildSaid() {
    String spans = collector.all().toString();
    for (String said :
        List.of(
            system.log("api"),
            system.log("worker"),
            system.apiMetrics(),
            system.workerMetrics(),
            spans)) {
      assertThat(said).isNotEmpty().doesNotContain("zebra", "4711");
    }
  }

  private static void post(String conversation, Map<String, String> headers) {
    assertThat(system.post(conversation, MARKER, headers)).isEqualTo(202);
  }

  private static void post503(String id) {
    Map<String, String> headers =
        Map.of("X-Request-Id", id, "traceparent", traceparent(UNSAMPLED, "00"));
    assertThat(system.post(id, MARKER, headers)).isEqualTo(503);
  }

  private static boolean end(String conversation, String status) {
    return system.statusOf(conversation).equals(status);
  }

  private static String traceparent(String trace, String flags) {
    return "00-" + trace + "-" + CALLER + "-" + flags;
  }

  private static List<String> spans() {
    return collector.trace(TRACE).stream()
        .map(
            seen ->
                "%s %s %s %s"
                    .formatted(
                        seen.service(),
                        seen.span().getName(),
                        seen.attribute("rapport.attempt"),
                        seen.attribute("rapport.outcome"))
                    .strip())
        .toList();
  }

  private static Seen named(List<Seen> trace, String name) {
    return trace.stream()
        .filter(seen -> seen.span().getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode line(String service, String message) {
    return system
        .log(service)
        .lines()
        .filter(line -> line.startsWith("{"))
        .map(line -> JsonMapper.shared().readTree(line))
        .filter(line -> line.path("message").asString().equals(message))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isMissing(MatchResult row, String service, String exported) {
    if (!row.group(3).equals(service) && !row.group(3).equals("both")) {
      return false;
    }
    String labels = row.group(2).replaceAll("[` ]", "");
    String series =
        labels.isEmpty()
            ? ""
            : List.of(labels.split(",")).stream()
                .map(label -> "(?=[^}]*\\b" + label + "=\")")
                .collect(Collectors.joining("", "\\{", ""));
    return !Pattern.compile("(?m)^" + row.group(1) + "(_count|_sum)?" + series)
        .matcher(exported)
        .find();
  }

  private static Set<String> exported(String page) {
    return Pattern.compile("(?m)^# TYPE ((?:rapport|conversation)_[a-z0-9_]+) ")
        .matcher(page)
        .results()
        .map(type -> type.group(1))
        .filter(name -> !name.endsWith("_max"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
