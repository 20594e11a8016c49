package dev.rapport.faults.watched;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.faults.lab.ServiceSettings;
import dev.rapport.faults.process.ManagedProcess;
import dev.rapport.faults.process.Pause;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Breaks a running system until its alerts fire in a real Prometheus. The rules are those of
 * production, but for how long they wait; infra/alerts-drill shows the table.
 */
@EnabledIfEnvironmentVariable(named = "RABBITMQ_MANAGEMENT_URL", matches = ".+")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlertsFireIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Needs half an hour of counting that stands still; its unit test has to do. */
  private static final Set<String> NOT_FIRED = Set.of("SweepNotRunning");

  private static final Map<String, String> FIRED = new LinkedHashMap<>();

  private static WatchedSystem system;
  private static ReadingModel model;
  private static Prometheus prometheus;
  private static ManagedProcess api;
  private static ManagedProcess worker;
  private static int conversations;

  @BeforeAll
  static void start() throws IOException {
    system = new WatchedSystem("alerts");
    model = new ReadingModel();
    api = system.api(hasty(Map.of()));
    worker = system.worker(model.settings());
    prometheus = new Prometheus(system);
    post("good-", 3);
    await(() -> prometheus.query("up == 1").size() == 2, "both processes are seen");
  }

  @AfterAll
  static void stop() throws IOException {
    StringBuilder table = new StringBuilder("| alert | fired with |\n|---|---|\n");
    for (String name : new TreeSet<>(prometheus.rules())) {
      table.append("| ").append(name).append(" | ");
      table.append(FIRED.getOrDefault(name, "not for real")).append(" |\n");
    }
    Files.writeString(system.data().resolve("alerts.md"), table);
    system.close();
    model.close();
  }

  @Test
  @Order(1)
  void nothingFiresWhileAllIsWell() {
    await(() -> system.statusOf("good-3").equals("PROCESSED"), "a score");
    Pause.of(Duration.ofSeconds(5));
    assertThat(prometheus.firing()).isEmpty();
  }

  @Test
  @Order(2)
  void deadLetters() {
    post("poison-", 3);
    fires("DeadLetters", "BackgroundJobFailure");
  }

  @Test
  @Order(3)
  void aBrokenModel() {
    model.isBroken(true);
    post("good-", 12);
    fires("AnalysisDegraded", "BreakerOpen");
    model.isBroken(false);
  }

  @Test
  @Order(4)
  void aLockedTable() throws Exception {
    try (var connection = system.events().connect();
        var lock = connection.createStatement();
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      connection.setAutoCommit(false);
      boolean _ = lock.execute("lock table conversation_events in access exclusive mode");
      for (int caller = 0; caller < 20; caller++) {
        var _ = callers.submit(AlertsFireIT::insist);
      }
      fires("PoolExhausted", "ApiErrors", "HighLatencyWarning");
      connection.rollback();
      callers.shutdownNow();
    }
  }

  private static void insist() {
    while (!Thread.currentThread().isInterrupted()) {
      int _ = system.post("locked-" + System.nanoTime(), "Hi", Map.of());
    }
  }

  @Test
  @Order(5)
  void aBrokerThatRefuses() {
    system.refuse();
    post("good-", 2);
    fires("BrokerAway", "ConsumptionPaused");
    system
        .events()
        .execute("update conversation_events set created_at = created_at - interval '10 minutes'");
    fires("PublishingLate");
    system.admit();
    await(() -> !prometheus.firing().containsKey("BrokerAway"), "the broker is seen again");
  }

  @Test
  @Order(6)
  void noWorker() {
    worker.stop("TERM", Duration.ofSeconds(35));
    post("good-", 1100);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int caller = 0; caller < 5; caller++) {
        var _ = callers.submit(AlertsFireIT::awaitScore);
      }
      fires("NoWorker", "InstanceDown", "PendingEventsHigh", "QueueBacklog", "HighLatency");
    }
  }

  /** Waits for what no worker does: the one request that may take longer than any bound of ours. */
  private static int awaitScore() {
    String waiting = "good-" + conversations;
    return system.ask(
        "/v1/friendship_status/calculate-score-and-update",
        "{\"user_id\":\"user-of-%s\",\"conversation_id\":\"%s\"}".formatted(waiting, waiting),
        ServiceSettings.BE_TOKEN,
        Map.of());
  }

  @Test
  @Order(7)
  void anEmptiedQueue() {
    api.stop("TERM", Duration.ofSeconds(35));
    api = system.api(hasty(Map.of("RAPPORT_SWEEP_EVERY", "1h")));
    system.management().delete("queues/" + system.vhost() + "/rapport.scoring/contents");
    fires("EventsMissed", "Unaccounted");
    api.stop("TERM", Duration.ofSeconds(35));
    api = system.api(hasty(Map.of()));
    fires("ReprocessedEventsHigh");
  }

  @Test
  @Order(8)
  void noApi() {
    api.stop("TERM", Duration.ofSeconds(35));
    fires("ApiDown");
  }

  @Test
  @Order(9)
  void everythingElseIsNamed() {
    Set<String> silent = new TreeSet<>(prometheus.rules());
    silent.removeAll(FIRED.keySet());
    assertThat(silent).isEqualTo(NOT_FIRED);
  }

  private static void fires(String... names) {
    Set<String> wanted = Set.of(names);
    boolean _ =
        Pause.until(
            () -> {
              prometheus.firing().forEach(FIRED::putIfAbsent);
              return FIRED.keySet().containsAll(wanted);
            },
            PATIENCE.plusSeconds(60));
    assertThat(FIRED.keySet()).containsAll(wanted);
  }

  private static void await(BooleanSupplier condition, String what) {
    assertThat(Pause.until(condition, PATIENCE)).as(what).isTrue();
  }

  private static void post(String prefix, int times) {
    for (int i = 0; i < times; i++) {
      conversations++;
      assertThat(system.post(prefix + conversations, "Hi", Map.of())).isEqualTo(202);
    }
  }

  /** Minutes of the sweep are seconds here, and one bound is longer than production lets it be. */
  private static Map<String, String> hasty(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("RAPPORT_SWEEP_EVERY", "1s");
    settings.put("RAPPORT_SWEEP_COUNTEVERY", "1s");
    settings.put("RAPPORT_SWEEP_LOSTAFTER", "3s");
    settings.put("RAPPORT_SWEEP_LOSTSURELYAFTER", "8s");
    settings.putAll(more);
    return settings;
  }
}
