package dev.rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.model.contract.ConversationEnded;
import dev.rapport.model.contract.EventId;
import dev.rapport.model.topology.Topology;
import dev.rapport.shared.amqp.BrokerProbe;
import dev.rapport.shared.amqp.ConfirmingPublisher;
import dev.rapport.shared.amqp.EventMessages;
import dev.rapport.shared.amqp.OutboundMessage;
import dev.rapport.shared.testing.TestBroker;
import dev.rapport.shared.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dead-letter queue mirrors the open dead letters, whatever is done to it. */
@TestInstance(Lifecycle.PER_CLASS)
class ReconciliationIT {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final TestDatabase database = TestDatabase.migrated();
  private final TestBroker broker = TestBroker.declared();
  private final StoredDeadLetters rows = new StoredDeadLetters(database);
  private final BrokerProbe probe = new BrokerProbe(broker.settings(), "it-probe");
  private final ConfirmingPublisher publisher =
      new ConfirmingPublisher(broker.settings(), "it-publisher");
  private RunningApi api;

  @BeforeAll
  void start() {
    api =
        new RunningApi(
            database,
            broker,
            "--rapport.dead-letters.count-every=200ms",
            "--rapport.dead-letters.look-again=1s",
            "--rapport.publishing.dead-letter-age=1s");
  }

  @AfterAll
  void stop() {
    api.close();
    publisher.close();
    probe.close();
    broker.close();
    database.close();
  }

  @BeforeEach
  void clear() {
    await().during(Duration.ofSeconds(1)).until(this::isCleared);
  }

  @Test
  void copiesPurgedByHandComeBack() {
    rows.dead(25, "TIMEOUT");
    awaitDead(25);
    await().until(() -> rows.count("dead_letters where published_at is not null") == 25);
    broker.manage("DELETE", queue(Topology.DEAD_LETTER_QUEUE) + "/contents", "");
    awaitDead(25);
    await()
        .until(
            () ->
                rows.count("dead_letters where published_at is not null and copy_gone_at is null")
                    == 25);
  }

  @Test
  void lookingSixtyTimesLeavesAllThere() {
    rows.dead(10, "TIMEOUT");
    awaitDead(10);
    for (int i = 0; i < 60; i++) {
      assertThat(look(10)).isNotEmpty();
    }
    awaitDead(10);
    JsonNode headers = look(10).path(0).path("properties").path("headers");
    assertThat(headers.propertyNames())
        .contains(
            "x-why",
            "x-fingerprint",
            "x-attempts",
            "x-first-failed-at",
            "x-event-id",
            "x-replay-cmd");
    assertThat(rows.count("dead_letters")).isEqualTo(10);
  }

  @Test
  void aDeadLetterThatTheBrokerMadeIsFoundAndExplained() {
    long event = rows.event("ann");
    publishToWork(event);
    await()
        .until(
            () -> {
              take(Topology.WORK_QUEUE, "reject_requeue_true", 1);
              return rows.count("dead_letters where source = 'BROKER'") == 1;
            });
    JsonNode shown = api.get("ops", "/v1/ops/dead-letters/" + rows.letterOf(event)).body();
    assertThat(shown.path("error_code").asString()).isEqualTo("BROKER_GAVE_UP");
    assertThat(shown.path("explanation").asString())
        .contains("The broker gave the message of event " + event)
        .contains("delivery_limit");
    assertThat(rows.count("conversation_events where status = 'FAILED'")).isEqualTo(1);
    await()
        .untilAsserted(
            () ->
                assertThat(look(10))
                    .singleElement()
                    .satisfies(
                        copy ->
                            assertThat(copy.at("/properties/headers/x-why").asString())
                                .startsWith("BROKER_GAVE_UP")));
  }

  @Test
  void whatTheBrokerGaveUpOfAScoredEventIsRemoved() {
    long event = rows.event("ann");
    publishToWork(event);
    rows.work();
    double before = removed();
    take(Topology.WORK_QUEUE, "reject_requeue_false", 1);
    await().until(() -> removed() == before + 1);
    awaitDead(0);
    assertThat(rows.count("dead_letters")).isZero();
    assertThat(rows.count("conversation_events where status = 'PROCESSED'")).isEqualTo(1);
  }

  @Test
  void nobodyDiesOfAMessagePutThereByHand() {
    long event = rows.event("ann");
    long dead = rows.dead("ben", "TIMEOUT");
    awaitDead(1);
    EventMessages messages = new EventMessages();
    publish(messages.toDeadLetters(message(event), Map.of("x-why", "spite")));
    publish(messages.toDeadLetters(message(dead), Map.of()));
    await().until(() -> ready(Topology.DEAD_LETTER_QUEUE) == 1);
    assertThat(rows.count("conversation_events where status = 'PENDING'")).isEqualTo(1);
    assertThat(rows.count("dead_letters")).isEqualTo(1);
  }

  @Test
  void anUnreadableMessagePutThereGetsARowAndStaysUntilArchived() {
    publish(
        new EventMessages()
            .toDeadLetters("{nonsense".getBytes(StandardCharsets.US_ASCII), Map.of()));
    await().until(() -> rows.count("dead_letters where source = 'MESSAGE'") == 1);
    JsonNode item = api.get("ops", "/v1/ops/dead-letters").body().at("/items/0");
    assertThat(item.path("error_code").asString()).isEqualTo("UNREADABLE_MESSAGE");
    assertThat(item.path("copy").asString()).isEqualTo("IN_QUEUE");
    assertThat(
            api.get("ops", "/v1/ops/dead-letters/" + item.path("id").asLong())
                .body()
                .path("message_body_base64")
                .asString())
        .isEqualTo("e25vbnNlbnNl");
    awaitDead(1);
    dispose("archive");
    awaitDead(0);
    dispose("restore");
    awaitDead(1);
    assertThat(rows.count("dead_letters")).isEqualTo(1);
  }

  @Test
  void tellsHowRowsAndMessagesCompare() {
    rows.dead(3, "TIMEOUT");
    awaitDead(3);
    await()
        .untilAsserted(
            () -> {
              JsonNode queue = api.get("ops", "/v1/ops/dead-letters/stats").body().path("queue");
              assertThat(queue.path("ready").asInt()).isEqualTo(3);
              assertThat(queue.path("rows_open").asInt()).isEqualTo(3);
              assertThat(queue.path("rows_without_copy").asInt()).isZero();
              assertThat(queue.path("unknown_messages").asInt()).isZero();
            });
    await()
        .untilAsserted(
            () ->
                assertThat(api.management("/actuator/prometheus"))
                    .contains(
                        "rapport_dead_letters_open{error_code=\"TIMEOUT\","
                            + "fingerprint=\"TIMEOUT@Model.ask\"} 3.0")
                    .contains("rapport_dead_letters_without_copy 0.0"));
  }

  private void dispose(String verb) {
    assertThat(
            api.post(
                    "ops",
                    "/v1/ops/dead-letters/" + verb,
                    "{\"filter\":{\"all\":true},\"reason\":\"known\"}")
                .body()
                .path("changed")
                .asInt())
        .isEqualTo(1);
  }

  private void publishToWork(long event) {
    publish(new EventMessages().toWork(message(event)));
    await().until(() -> ready(Topology.WORK_QUEUE) >= 1);
  }

  private void publish(OutboundMessage message) {
    assertThat(publisher.publish(List.of(message)).allConfirmed()).isTrue();
  }

  private static ConversationEnded message(long event) {
    return new ConversationEnded(new EventId(event), "conversation", "user", "TALK", 0, null);
  }

  private double removed() {
    String metric = "rapport_dead_letters_reconciled_total{what=\"removed\"} ";
    return api.management("/actuator/prometheus")
        .lines()
        .filter(line -> line.startsWith(metric))
        .mapToDouble(line -> Double.parseDouble(line.substring(metric.length())))
        .sum();
  }

  private JsonNode look(int count) {
    return take(Topology.DEAD_LETTER_QUEUE, "ack_requeue_true", count);
  }

  private JsonNode take(String queue, String mode, int count) {
    String order = "{\"count\":%d,\"ackmode\":\"%s\",\"encoding\":\"auto\"}".formatted(count, mode);
    return JSON.readTree(broker.manage("POST", queue(queue) + "/get", order));
  }

  /**
   * More than once: a look may hold a message of the test before, and record it when it is back.
   */
  private boolean isCleared() {
    rows.clear();
    broker.manage("DELETE", queue(Topology.DEAD_LETTER_QUEUE) + "/contents", "");
    return ready(Topology.DEAD_LETTER_QUEUE) == 0 && rows.count("dead_letters") == 0;
  }

  private String queue(String name) {
    return "queues/" + broker.vhost() + "/" + name;
  }

  private long ready(String queue) {
    return Objects.requireNonNull(probe.depths().get(queue)).ready();
  }

  /** That many for a while: a look takes them all away for a moment. */
  private void awaitDead(int messages) {
    await()
        .during(Duration.ofSeconds(1))
        .until(() -> ready(Topology.DEAD_LETTER_QUEUE) == messages);
  }

  private static ConditionFactory await() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions();
  }
}
