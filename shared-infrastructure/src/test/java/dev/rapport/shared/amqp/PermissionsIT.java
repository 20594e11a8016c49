package dev.rapport.shared.amqp;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownSignalException;
import dev.rapport.model.topology.Topology;
import dev.rapport.shared.testing.TestBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.Connection;

/**
 * What each user of infra/rabbitmq/users.json is refused. That they may do what they need is seen
 * by the tests of whole services, which run as these users.
 */
class PermissionsIT {

  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

  private static TestBroker broker;

  @FunctionalInterface
  interface Attempt {
    Object on(Channel channel) throws IOException;
  }

  private static final String CONSUME_WORK = "consume work";

  private static final Map<String, Attempt> REFUSED =
      Map.ofEntries(
          entry("publish to a queue by its name", publishing("", Topology.WORK_QUEUE)),
          entry("publish elsewhere", publishing("amq.topic", "anything")),
          entry(CONSUME_WORK, channel -> channel.basicGet(Topology.WORK_QUEUE, false)),
          entry(
              "consume dead letters",
              channel -> channel.basicGet(Topology.DEAD_LETTER_QUEUE, false)),
          entry(
              "declare a queue",
              channel -> channel.queueDeclare("rapport.mine", true, false, false, null)),
          entry("declare a queue without a name", Channel::queueDeclare),
          entry("delete a queue", channel -> channel.queueDelete(Topology.WORK_QUEUE)),
          entry("purge a queue", channel -> channel.queuePurge(Topology.DEAD_LETTER_QUEUE)),
          entry("delete an exchange", channel -> channel.exchangeDelete(Topology.EVENTS_EXCHANGE)),
          entry(
              "bind",
              channel -> channel.queueBind(Topology.WORK_QUEUE, Topology.EVENTS_EXCHANGE, "all")),
          entry(
              "unbind",
              channel ->
                  channel.queueUnbind(
                      Topology.WORK_QUEUE, Topology.EVENTS_EXCHANGE, Topology.CONVERSATION_ENDED)));

  @BeforeAll
  static void declare() {
    broker = TestBroker.declared();
  }

  @AfterAll
  static void delete() {
    broker.close();
  }

  static Stream<Arguments> everythingRefused() {
    return Stream.of("api", "worker", "monitor")
        .flatMap(
            user ->
                REFUSED.keySet().stream()
                    .filter(what -> !user.equals("worker") || !what.equals(CONSUME_WORK))
                    .map(what -> Arguments.of(user, what)));
  }

  @ParameterizedTest
  @MethodSource("everythingRefused")
  void refuse(String user, String what) {
    Attempt attempt = Objects.requireNonNull(REFUSED.get(what));
    AMQP.Channel.Close refusal = as(user, channel -> refusal(channel, attempt));
    assertThat(refusal.getReplyCode()).isEqualTo(AMQP.ACCESS_REFUSED);
  }

  @Test
  void letTheServicesPublishAndLookAndTheWorkerConsume() {
    for (String user : List.of("api", "worker")) {
      try (BrokerProbe probe = new BrokerProbe(broker.settingsOf(user), "test")) {
        assertThat(probe.missing()).isEmpty();
      }
      assertThat(as(user, PermissionsIT::isConfirmed)).isTrue();
    }
    assertThat(as("worker", PermissionsIT::takesWork)).isTrue();
  }

  @Test
  void letTheMigrationDeclareEverythingAgain() {
    new TopologyDeclaration(broker.settingsOf("migrate")).declare(name -> {});
    try (BrokerProbe probe = new BrokerProbe(broker.settings(), "test")) {
      assertThat(probe.missing()).isEmpty();
    }
  }

  private static Attempt publishing(String exchange, String key) {
    return channel -> {
      channel.confirmSelect();
      channel.basicPublish(exchange, key, null, BODY);
      return waitForConfirms(channel);
    };
  }

  private static boolean isConfirmed(Channel channel) {
    try {
      return Boolean.TRUE.equals(
          publishing(Topology.EVENTS_EXCHANGE, Topology.CONVERSATION_ENDED).on(channel));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean takesWork(Channel channel) {
    try {
      return channel.basicGet(Topology.WORK_QUEUE, true) != null;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean waitForConfirms(Channel channel) throws IOException {
    try {
      return channel.waitForConfirms(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new IOException(e);
    }
  }

  /** Why the broker closed the channel. */
  private static AMQP.Channel.Close refusal(Channel channel, Attempt attempt) {
    Throwable thrown = catchThrowable(() -> attempt.on(channel));
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
        .filter(ShutdownSignalException.class::isInstance)
        .map(cause -> ((ShutdownSignalException) cause).getReason())
        .filter(AMQP.Channel.Close.class::isInstance)
        .map(AMQP.Channel.Close.class::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError("not refused", thrown));
  }

  private static <T> T as(String user, Function<Channel, T> work) {
    CachingConnectionFactory connections =
        BrokerConnections.forConsuming(broker.settingsOf(user), "test");
    try {
      Connection connection = connections.createConnection();
      return work.apply(connection.getDelegate().createChannel());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } finally {
      connections.destroy();
    }
  }
}
