package dev.rapport.faults.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.faults.lab.Database;
import dev.rapport.faults.lab.PlantedFaults;
import dev.rapport.faults.process.ManagedProcess;
import dev.rapport.faults.process.Pause;
import dev.rapport.shared.faults.FailPoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Dies once in every crash window, with a good event, one that fails once and one that can never be
 * scored, and demands that each comes to its end exactly once.
 */
@EnabledIfEnvironmentVariable(named = "RABBITMQ_MANAGEMENT_URL", matches = ".+")
class CrashPointsIT {

  /** What kind of event meets the crash; the beginning of its id plants the failure. */
  enum Kind {
    GOOD("good-"),
    TRANSIENT(PlantedFaults.TRANSIENT),
    POISON(PlantedFaults.POISON);

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }
  }

  /** One death. */
  record Window(FailPoint point, Kind kind) {
    String conversationId() {
      return kind.prefix + point.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What a lease and a rung of the ladder would take minutes for. */
  private static final String LET_TIME_PASS =
      """
      update conversation_events
      set lease_until = case when lease_until > now() then now() else lease_until end,
          next_attempt_at = case when next_attempt_at > now() then now() else next_attempt_at end
      where status = 'PENDING' and (lease_until > now() or next_attempt_at > now())
      """;

  private static final String STATE =
      """
      select e.status || ' with ' || (select count(*) from score_ledger l where l.event_id = e.id)
          || ' effects, score '
          || coalesce((select friendship_score from friendship_status f
                       where f.user_id = e.user_id), 0)
          || ', dead letters ' || (select count(*) from dead_letters d
                                   where d.event_id = e.id and d.published_at is not null)
      from conversation_events e where e.conversation_id = ?
      """;

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private static CrashLab lab;
  private static ManagedProcess worker;
  private static ManagedProcess api;
  private static @Nullable Window apiArmedFor;
  private static @Nullable Window workerArmedFor;
  private static int port;

  @BeforeAll
  static void start() throws IOException {
    lab = new CrashLab();
    port = lab.freePort();
    api = lab.api(port);
    worker = lab.worker();
  }

  @AfterAll
  static void stop() {
    if (lab != null) {
      lab.close();
    }
  }

  static List<Window> windowsOfTheApi() {
    Set<FailPoint> points =
        EnumSet.range(FailPoint.API_BEFORE_COMMIT, FailPoint.RELAY_AFTER_CONFIRM);
    return windows(points, EnumSet.allOf(Kind.class));
  }

  static List<Window> windowsOfTheWorker() {
    List<Window> windows =
        new ArrayList<>(
            windows(
                EnumSet.of(FailPoint.WORKER_BEFORE_CLAIM, FailPoint.WORKER_AFTER_CLAIM),
                EnumSet.allOf(Kind.class)));
    EnumSet<Kind> scored = EnumSet.of(Kind.GOOD, Kind.TRANSIENT);
    windows.addAll(windows(EnumSet.of(FailPoint.WORKER_WHILE_WORKING), scored));
    windows.addAll(
        windows(
            EnumSet.of(FailPoint.WORKER_BEFORE_APPLY_COMMIT, FailPoint.WORKER_AFTER_APPLY),
            scored));
    windows.addAll(
        windows(
            EnumSet.of(FailPoint.WORKER_AFTER_FAIL_COMMIT, FailPoint.WORKER_AFTER_TIER_PUBLISH),
            EnumSet.of(Kind.TRANSIENT)));
    windows.addAll(
        windows(
            EnumSet.of(FailPoint.WORKER_AFTER_DEAD_COMMIT, FailPoint.WORKER_AFTER_DLQ_PUBLISH),
            EnumSet.of(Kind.POISON)));
    return windows;
  }

  private static List<Window> windows(Set<FailPoint> points, Set<Kind> kinds) {
    return points.stream()
        .flatMap(point -> kinds.stream().map(kind -> new Window(point, kind)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("windowsOfTheApi")
  void survivesTheDeathOfTheApi(Window window) {
    String conversation = window.conversationId();
    if (!window.equals(apiArmedFor)) {
      api.stop("KILL", Duration.ofSeconds(5));
      api = lab.api(port, armed(window));
    }
    CrashLab.await(CrashPointsIT::isListening, "the API did not start");

    post(conversation);
    CrashLab.await(() -> hasDied(api, conversation), window.point() + " was never reached");
    assertThat(api.exitStatus()).isEqualTo(FailPoint.EXIT_STATUS);

    apiArmedFor = next(windowsOfTheApi(), window);
    api = lab.api(port, armed(apiArmedFor));
    CrashLab.await(() -> post(conversation), conversation + " was never answered 202");
    assertEnd(window);
  }

  @ParameterizedTest
  @MethodSource("windowsOfTheWorker")
  void survivesTheDeathOfTheWorker(Window window) {
    String conversation = window.conversationId();
    if (!window.equals(workerArmedFor)) {
      worker.stop("TERM", Duration.ofSeconds(35));
      worker = lab.worker(armed(window));
    }

    CrashLab.await(() -> post(conversation), conversation + " was never answered 202");
    CrashLab.await(() -> hasDied(worker, conversation), window.point() + " was never reached");
    assertThat(worker.exitStatus()).isEqualTo(FailPoint.EXIT_STATUS);

    workerArmedFor = next(windowsOfTheWorker(), window);
    worker = lab.worker(armed(workerArmedFor));
    assertEnd(window);
  }

  /** Who recovers from one death may be the one to die next: that saves half of the starts. */
  private static @Nullable Window next(List<Window> windows, Window window) {
    int next = windows.indexOf(window) + 1;
    return next == windows.size() || CrashLab.isIndiscriminate(windows.get(next).point())
        ? null
        : windows.get(next);
  }

  private static String[] armed(@Nullable Window window) {
    return window == null ? new String[0] : CrashLab.armed(window.point(), window.conversationId());
  }

  @Test
  void bringsBackWhatAnEmptiedQueueLost() {
    workerArmedFor = null;
    worker.stop("TERM", Duration.ofSeconds(35));
    CrashLab.await(() -> post("good-emptied"), "never answered 202");
    CrashLab.await(() -> isPublished("good-emptied"), "never published");
    lab.management().delete("queues/" + lab.vhost() + "/rapport.scoring/contents");

    worker = lab.worker();
    assertEnd("good-emptied", Kind.GOOD);
  }

  @Test
  void publishesWhatWasReturnedAsUnroutable() {
    String bindings = "bindings/" + lab.vhost() + "/e/rapport.events/q/rapport.scoring";
    lab.management().delete(bindings + "/conversation.ended");
    CrashLab.await(() -> post("good-returned"), "never answered 202");
    Pause.of(Duration.ofSeconds(2));
    assertThat(isPublished("good-returned")).isFalse();

    assertThat(lab.management().post(bindings, Map.of("routing_key", "conversation.ended")))
        .isNotNull();
    assertEnd("good-returned", Kind.GOOD);
  }

  private static boolean hasDied(ManagedProcess process, String conversation) {
    letTimePass();
    if (process == api && process.isAlive()) {
      boolean _ = post(conversation);
    }
    return process.hasEndedWithin(Duration.ofMillis(100));
  }

  private static void assertEnd(Window window) {
    assertEnd(window.conversationId(), window.kind());
  }

  private static void assertEnd(String conversation, Kind kind) {
    String end =
        kind == Kind.POISON
            ? "FAILED with 0 effects, score 0, dead letters 1"
            : "PROCESSED with 1 effects, score 0.50, dead letters 0";
    boolean came =
        Pause.until(
            () -> {
              letTimePass();
              return end.equals(state(conversation));
            },
            Duration.ofSeconds(60));
    assertThat(state(conversation)).isEqualTo(end);
    assertThat(came).isTrue();
  }

  private static String state(String conversation) {
    return lab.events().rows(STATE, row -> row.getString(1), conversation).stream()
        .findFirst()
        .orElse("not there");
  }

  private static boolean isPublished(String conversation) {
    String published =
        "select count(*) from conversation_events"
            + " where conversation_id = ? and published_at is not null";
    return lab.events().number(published, conversation) == 1;
  }

  private static void letTimePass() {
    try {
      lab.events().execute(LET_TIME_PASS);
    } catch (Database.DatabaseException e) {
      // A conflict with a service; the next call comes soon.
    }
  }

  private static boolean isListening() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Posts once; answers whether it was accepted. */
  private static boolean post(String conversation) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/conversations/end"))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .header("Authorization", CrashLab.bearer())
            .POST(HttpRequest.BodyPublishers.ofString(body(conversation)))
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 202;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String body(String conversation) {
    return """
        {"conversation_id":"%s","user_id":"user-of-%s","bot_type":"TALK",\
        "start_time":"2026-11-20T08:00:00Z","end_time":"2026-11-20T08:05:00Z",\
        "conversation_log":[{"character":"BOT","content":"Hello"},\
        {"character":"USER","content":"Hi"}]}"""
        .formatted(conversation, conversation);
  }
}
