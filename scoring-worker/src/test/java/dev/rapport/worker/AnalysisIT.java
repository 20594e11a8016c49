package dev.rapport.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.model.contract.EventId;
import dev.rapport.shared.postgres.DatabaseSettings;
import dev.rapport.shared.testing.TestBroker;
import dev.rapport.shared.testing.TestDatabase;
import dev.rapport.worker.application.Consumption;
import dev.rapport.worker.testing.Hints;
import dev.rapport.worker.testing.ReadingPeer;
import dev.rapport.worker.testing.RunningWorker;
import dev.rapport.worker.testing.StoredEvents;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Peers that read conversations, from the message to the score and the second look. */
class AnalysisIT {

  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String PROCESSED = "conversation_events where status = 'PROCESSED'";

  private static final String BUSY_CONNECTIONS =
      """
      pg_stat_activity where datname = current_database() and state <> 'idle'
        and application_name like 'rapport-worker%'
      """;

  private final ReadingPeer peer = new ReadingPeer();
  private TestDatabase database;
  private TestBroker broker;
  private StoredEvents events;
  private Hints hints;

  @BeforeEach
  void begin() {
    database = TestDatabase.migrated();
    broker = TestBroker.declared();
    events = new StoredEvents(database);
    hints = new Hints(broker.settings());
  }

  @AfterEach
  void end() {
    hints.close();
    broker.close();
    database.close();
    peer.close();
  }

  @Test
  void scoresByWhatPeersSay() {
    peer.reads(2, "interesting", 3, Duration.ZERO);
    EventId id = events.store("ann");
    hints.publish(id);
    try (RunningWorker _ = worker()) {
      awaitProcessed(id);
    }
    assertThat(events.score("ann")).isEqualByComparingTo("37");
    assertThat(details(id))
        .contains("\"analysis_source\": \"model:llama-3.3-70b-versatile+memory:extractor\"")
        .contains("\"analysis_degraded\": []");
  }

  @Test
  void asksPeersOnceThoughTheCommitFailsFiveTimesAndTheEventIsReplayed() {
    peer.reads(2, "happy", 1, Duration.ZERO);
    EventId id = events.store("ann");
    events.execute(
        """
        create function refuse() returns trigger language plpgsql as
        $$ begin raise exception 'again' using errcode = '40001'; end $$
        """);
    events.execute(
        "create trigger refuse before insert on score_ledger for each row execute function refuse()");
    hints.publish(id);
    try (RunningWorker _ = worker()) {
      for (int attempt = 1; attempt <= 4; attempt++) {
        int failed = attempt;
        await().atMost(SOON).until(() -> events.count("event_attempts") == failed);
        events.execute("update conversation_events set next_attempt_at = now()");
        hints.publish(id);
      }
      await().atMost(SOON).until(() -> events.status(id).equals("FAILED"));
      assertThat(events.count("event_attempts where error_code = 'DATABASE_40001'")).isEqualTo(5);
      events.execute("drop trigger refuse on score_ledger");
      events.execute(
          "update conversation_events set status = 'PENDING', attempt_count = 0, published_at = now()");
      hints.publish(id);
      awaitProcessed(id);
    }
    assertThat(peer.requests()).as("questions, emotion, memories").isEqualTo(3);
    assertThat(events.score("ann")).isEqualByComparingTo("12");
  }

  @Test
  void keepsWhatWasDegradedUntilASecondLookFindsIt() {
    peer.fails(503);
    EventId id = events.store("ann");
    hints.publish(id);
    try (RunningWorker _ = worker()) {
      awaitProcessed(id);
    }
    assertThat(peer.requests()).as("three parts, three tries").isEqualTo(9);
    assertThat(details(id)).contains("LANGUAGE_MODEL_HTTP_503").contains("MEMORY_SERVICE_HTTP_503");
    peer.reads(2, "interesting", 3, Duration.ZERO);

    Command dry = reanalyse("--since", "2020-01-01T00:00:00Z", "--dry-run");
    assertThat(dry.exit()).as(dry.progress()).isZero();
    assertThat(dry.data()).contains("\"difference\":36.00").contains("WOULD_BE_STORED");
    Command real = reanalyse("--since", "2020-01-01T00:00:00Z", "--limit", "5");
    assertThat(real.exit()).as(real.progress()).isZero();
    assertThat(real.data()).contains("STORED").contains("\"still_degraded\":[]");
    assertThat(reanalyse("--since", "2020-01-01T00:00:00Z").progress())
        .contains("nothing is degraded");

    assertThat(String.valueOf(events.row(id).get("analysis"))).contains("\"new_memories\": 3");
    assertThat(events.score("ann")).as("counted once, for ever").isEqualByComparingTo("1");
    assertThat(details(id)).as("what the score came from").contains("LANGUAGE_MODEL_HTTP_503");
    assertThat(reanalyse("--limit", "5").exit()).as("without --since").isEqualTo(2);
  }

  @Test
  void waitsWhileAPeerIsAwayWhereTheSettingSaysSo() {
    peer.fails(500);
    List<EventId> ids = store(30);
    hints.publish(ids);
    try (RunningWorker worker = worker("rapport.analysis.when-peers-are-away=wait")) {
      await().atMost(SOON).until(() -> worker.pause().filter(AnalysisIT::isOfAPeer).isPresent());
      long before = events.count(PROCESSED);
      assertThat(before).as("those that failed before the breaker opened").isLessThan(10);
      peer.reads(2, "happy", 1, Duration.ZERO);
      await().atMost(SOON).until(() -> events.count(PROCESSED) == 30);
      assertThat(events.count("conversation_events where analysis -> 'degraded' <> '[]'::jsonb"))
          .isEqualTo(before);
    }
    assertThat(events.count("conversation_events where attempt_count <> 1")).isZero();
    assertThat(events.count("event_attempts")).isZero();
  }

  @Test
  void scoresEightEventsASecondWithAModelOfEightSecondsAndHoldsNoConnection() {
    peer.reads(1, "happy", 1, Duration.ofSeconds(8));
    List<EventId> ids = store(192);
    try (RunningWorker worker = worker()) {
      await().atMost(SOON).until(() -> worker.pause().isEmpty());
      hints.publish(ids);
      await().atMost(SOON).until(() -> peer.requests() >= 64 * 3);
      await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
      assertThat(peer.requests()).as("64 events in flight, three calls each").isEqualTo(64 * 3);
      assertThat(events.count(BUSY_CONNECTIONS)).isZero();
      await().atMost(SOON).until(() -> events.count(PROCESSED) >= 64);
      long firstWave = System.nanoTime();
      await().atMost(SOON).until(() -> events.count(PROCESSED) == 192);
      double seconds = (System.nanoTime() - firstWave) / 1e9;
      System.out.printf("128 events in %.2f s: %.2f a second%n", seconds, 128 / seconds);
      assertThat(128 / seconds).isBetween(7.0, 9.0);
    }
    assertThat(events.count("conversation_events where analysis -> 'degraded' <> '[]'::jsonb"))
        .isZero();
  }

  private record Command(int exit, String data, String progress) {}

  private Command reanalyse(String... arguments) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    ByteArrayOutputStream progress = new ByteArrayOutputStream();
    int exit =
        Reanalysis.run(
            arguments, settings(), new PrintStream(data, true), new PrintStream(progress, true));
    return new Command(
        exit, data.toString(StandardCharsets.UTF_8), progress.toString(StandardCharsets.UTF_8));
  }

  private String[] settings() {
    DatabaseSettings settings = database.settingsOf("rapport_worker");
    Stream<String> own =
        Stream.of(
            "rapport.database.url=" + settings.url(),
            "rapport.database.username=" + settings.username(),
            "rapport.database.password=" + settings.password());
    return Stream.concat(peer.settings().stream(), own)
        .map(setting -> "--" + setting)
        .toArray(String[]::new);
  }

  private RunningWorker worker(String... more) {
    return RunningWorker.start(
        database.settingsOf("rapport_worker"),
        broker.settingsOf("worker"),
        Stream.concat(peer.settings().stream(), Stream.of(more)).toArray(String[]::new));
  }

  private List<EventId> store(int number) {
    List<EventId> ids = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      ids.add(events.store("user-" + i % 7));
    }
    return ids;
  }

  private static boolean isOfAPeer(Consumption.Pause pause) {
    return Set.of("LANGUAGE_MODEL", "MEMORY_SERVICE").contains(pause.reason());
  }

  private String details(EventId id) {
    return String.valueOf(events.row(id).get("score_calculation_details"));
  }

  private void awaitProcessed(EventId id) {
    await().atMost(SOON).until(() -> events.status(id).equals("PROCESSED"));
  }
}
