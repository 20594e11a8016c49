package dev.rapport.faults.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.faults.lab.ServiceSettings;
import dev.rapport.faults.process.ManagedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Real processes: 500 events die, are replayed while their messages come twice and both APIs are
 * killed one after the other, and count once.
 */
@EnabledIfEnvironmentVariable(named = "RABBITMQ_MANAGEMENT_URL", matches = ".+")
class ReplaySurvivalIT {

  private static final int EVENTS = 500;

  private static final String ACCEPT =
      """
      insert into conversation_events (conversation_id, user_id, bot_type, start_time, end_time,
        content_hash, raw_conversation_log)
      select 'poison-' || i, 'user-' || i % 40, 'TALK', now() - interval '2 minutes', now(),
        decode(md5(i::text), 'hex'), '[]'
      from generate_series(1, 500) as i
      """;

  private static final String MEND =
      """
      update conversation_events set raw_conversation_log =
        '[{"character":"BOT","content":"Hello"},{"character":"USER","content":"Hi"}]'
      """;

  /** The relay publishes them once more. */
  private static final String DOUBLE =
      """
      update conversation_events set published_at = null, lease_until = null
      where id in (
        select id from conversation_events
        where status = 'PENDING' and published_at is not null limit 50 for update skip locked)
      """;

  private static final String HANDLED =
      "select count(*) from replay_items where stage = 4 and status <> 'WAITING'";

  private static final JsonMapper JSON = JsonMapper.shared();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  @Test
  void aReplayGoesOnThoughEveryApiIsKilledAndAppliesEachOnce() throws IOException {
    try (CrashLab lab = new CrashLab()) {
      int first = lab.freePort();
      int second = lab.freePort();
      ManagedProcess one = lab.api(first);
      ManagedProcess other = lab.api(second);
      lab.worker();
      lab.events().execute(ACCEPT);
      CrashLab.await(() -> is(lab, "conversation_events where status = 'FAILED'"), "all dead");
      CrashLab.await(
          () -> is(lab, "dead_letters where published_at is not null"), "a copy of each");

      lab.events().execute(MEND);
      String replay = "/v1/ops/replays/" + plan(first);
      JsonNode started =
          post(first, replay + "/start", "{\"reason\":\"mended\",\"rate\":20,\"halt_at\":0}");
      assertThat(started.path("status").asString()).isEqualTo("RUNNING");
      awaitHandled(lab, 20);
      one.stop("KILL", Duration.ofSeconds(5));
      awaitHandled(lab, 150);
      other.stop("KILL", Duration.ofSeconds(5));
      assertThat(lab.events().number(HANDLED)).isLessThan(469);

      int third = lab.freePort();
      lab.api(third);
      CrashLab.await(
          () -> {
            lab.events().execute(DOUBLE);
            return is(lab, "replay_items where status = 'SCORED'");
          },
          "every event scored");
      CrashLab.await(
          () -> get(third, replay).path("status").asString("").equals("COMPLETED"),
          "the replay completed");
      assertBooks(lab);
      String queue = "queues/" + lab.vhost() + "/rapport.scoring.dlq";
      CrashLab.await(
          () -> lab.management().get(queue).path("messages").asInt(-1) == 0,
          "no copy of a dead letter that is none any more");
    }
  }

  private static void assertBooks(CrashLab lab) {
    assertThat(
            lab.events()
                .number(
                    """
                    select count(*) from score_ledger l join conversation_events e
                      on e.id = l.event_id and e.replay_id = l.replay_id and e.status = 'PROCESSED'
                    """))
        .isEqualTo(EVENTS);
    assertThat(
            lab.events()
                .number(
                    """
                    select count(*) from friendship_status f
                    where friendship_score = (
                      select sum(change) from score_ledger l where l.user_id = f.user_id)
                    """))
        .isEqualTo(40);
    assertThat(is(lab, "dead_letters where resolution = 'REPLAYED'")).isTrue();
  }

  private static void awaitHandled(CrashLab lab, int events) {
    CrashLab.await(
        () -> {
          lab.events().execute(DOUBLE);
          return lab.events().number(HANDLED) >= events;
        },
        events + " of the rest handled");
  }

  private static boolean is(CrashLab lab, String what) {
    return lab.events().number("select count(*) from " + what) == EVENTS;
  }

  private long plan(int port) {
    JsonNode planned = post(port, "/v1/ops/replays", "{\"filter\":{\"all\":true}}");
    assertThat(planned.path("count").asInt()).isEqualTo(EVENTS);
    return planned.path("replay_id").asLong();
  }

  private JsonNode post(int port, String path, String body) {
    return send(
        request(port, path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private JsonNode get(int port, String path) {
    return send(request(port, path).GET());
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + ServiceSettings.OPS_TOKEN);
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      return JSON.readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
