package dev.rapport.shared.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.model.contract.ConversationEnded;
import dev.rapport.model.contract.EventId;
import dev.rapport.model.failure.Dependency;
import dev.rapport.model.topology.Topology;
import dev.rapport.shared.amqp.PublishReport.Fate;
import dev.rapport.shared.testing.TestBroker;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfirmingPublisherIT {

  private static final EventMessages MESSAGES = new EventMessages();

  private TestBroker broker = TestBroker.declared();
  private ConfirmingPublisher publisher = new ConfirmingPublisher(broker.settings(), "it");

  @BeforeEach
  void startEmpty() {
    assertThat(depth()).isZero();
  }

  @AfterEach
  void stop() {
    publisher.close();
    broker.close();
  }

  @Test
  void confirmsWhatTheQueueStored() {
    PublishReport report = publisher.publish(events(200));

    assertThat(report.allConfirmed()).isTrue();
    assertThat(report.fates()).hasSize(200).containsOnly(Fate.CONFIRMED);
    assertThat(depth()).isEqualTo(200);
  }

  @Test
  void doesNotCountAsPublishedWhatNoQueueTook() {
    broker.manage("DELETE", "queues/" + broker.vhost() + "/" + Topology.WORK_QUEUE, "");

    PublishReport report = publisher.publish(events(3));

    assertThat(report.fates()).containsOnly(Fate.RETURNED);
    assertThat(report.outage()).hasMessageContaining("3 returned as unroutable");
  }

  @Test
  void isUnsureOfWhatTheBrokerRefused() {
    broker.manage(
        "PUT",
        "policies/" + broker.vhost() + "/full",
        """
        {"pattern":"^rapport.scoring$","definition":{"max-length":1},"apply-to":"queues"}
        """);

    // The policy takes a moment to reach the queue, and the limit lets in what is under way.
    PublishReport report =
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> publisher.publish(events(50)), refused -> !refused.allConfirmed());

    assertThat(report.fates()).contains(Fate.UNKNOWN).doesNotContain(Fate.RETURNED);
    assertThat(report.cause())
        .get()
        .extracting(outage -> outage.dependency())
        .isEqualTo(Dependency.RABBITMQ);
  }

  @Test
  void goesOnWithANewConnectionAfterTheExchangeWasAway() {
    broker.manage("DELETE", "exchanges/" + broker.vhost() + "/" + Topology.EVENTS_EXCHANGE, "");
    assertThat(publisher.publish(events(2)).fates()).containsOnly(Fate.UNKNOWN);

    broker.declare();

    assertThat(publisher.publish(events(2)).allConfirmed()).isTrue();
  }

  @Test
  void anEmptyBatchTellsThatTheBrokerIsAway() {
    assertThat(publisher.publish(List.of()).allConfirmed()).isTrue();
    broker.manage("DELETE", "permissions/" + broker.vhost() + "/" + broker.user(), "");
    try (ConfirmingPublisher refused = new ConfirmingPublisher(broker.settings(), "it-refused")) {
      assertThat(refused.publish(List.of()).allConfirmed()).isFalse();
    }
  }

  @Test
  void aProbeIsConfirmedAndReturnedAndCostsNothing() {
    OutboundMessage event = events(1).getFirst();
    OutboundMessage nowhere = new OutboundMessage(event.exchange(), "nowhere", event.message());

    ProbeReport probe = publisher.probe(nowhere);

    assertThat(probe.confirmed()).isTrue();
    assertThat(probe.returned()).isTrue();
    assertThat(probe.brokerVersion()).matches("\\d+\\.\\d+.*");
    assertThat(publisher.probe(event).returned()).isFalse();
  }

  @Test
  void writesMessagesThatPeopleCanRead() {
    assertThat(publisher.publish(events(1)).allConfirmed()).isTrue();

    String seen =
        broker.manage(
            "POST",
            "queues/" + broker.vhost() + "/" + Topology.WORK_QUEUE + "/get",
            """
            {"count":1,"ackmode":"ack_requeue_true","encoding":"auto"}
            """);

    assertThat(seen)
        .contains("\"content_type\":\"application/json\"")
        .contains("\"type\":\"conversation.ended.v1\"")
        .contains("\"message_id\":\"1\"")
        .contains("\"delivery_mode\":2")
        .contains("\"payload_encoding\":\"string\"")
        .contains("\"x-attempt\":0");
  }

  private long depth() {
    try (BrokerProbe probe = new BrokerProbe(broker.settings(), "it-probe")) {
      BrokerProbe.QueueDepth depth = probe.depths().get(Topology.WORK_QUEUE);
      return depth == null ? -1 : depth.ready();
    }
  }

  private static List<OutboundMessage> events(int count) {
    return LongStream.rangeClosed(1, count)
        .mapToObj(id -> new ConversationEnded(new EventId(id), "c-" + id, "u-1", "TALK", 0, null))
        .map(MESSAGES::toWork)
        .collect(
            java.util.stream.Collectors.collectingAndThen(
                java.util.stream.Collectors.toList(), Collections::unmodifiableList));
  }
}
