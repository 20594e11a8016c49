package dev.rapport.faults.lab;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import dev.rapport.model.topology.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** Puts messages where they do not belong, and takes out what is there, past every service. */
public final class DirectPublisher {

  private static final long CONFIRM_MILLIS = 10_000;

  /** Something on a channel of the suite's own. */
  @FunctionalInterface
  private interface Work<T> {
    T on(Channel channel) throws IOException, InterruptedException, TimeoutException;
  }

  private final ConnectionFactory factory = new ConnectionFactory();

  public DirectPublisher(RabbitServer rabbit) {
    factory.setHost("127.0.0.1");
    factory.setPort(rabbit.port());
    factory.setVirtualHost(RabbitServer.VHOST);
    factory.setUsername(RabbitServer.OWNER);
    factory.setPassword(RabbitServer.OWNER_PASSWORD);
    factory.setConnectionTimeout(2000);
  }

  /** Publishes to the work queue as the services would, confirmed. */
  public void toWork(List<byte[]> bodies, Map<String, Object> headers) {
    AMQP.BasicProperties properties =
        new AMQP.BasicProperties.Builder()
            .deliveryMode(2)
            .contentType("application/json")
            .headers(headers)
            .build();
    int published =
        on(
            channel -> {
              channel.confirmSelect();
              for (byte[] body : bodies) {
                channel.basicPublish(
                    Topology.EVENTS_EXCHANGE, Topology.CONVERSATION_ENDED, properties, body);
              }
              channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
              return bodies.size();
            });
    if (published != bodies.size()) {
      throw new IllegalStateException("published " + published + " of " + bodies.size());
    }
  }

  /** How many messages a queue has ready. */
  public long ready(String queue) {
    return on(channel -> channel.messageCount(queue));
  }

  /** Takes all that a queue holds, for good: only when the run is over. */
  public List<byte[]> drain(String queue) {
    return on(
        channel -> {
          List<byte[]> bodies = new ArrayList<>();
          GetResponse message = channel.basicGet(queue, true);
          while (message != null) {
            bodies.add(message.getBody());
            message = channel.basicGet(queue, true);
          }
          return bodies;
        });
  }

  private <T> T on(Work<T> work) {
    try (Connection connection = factory.newConnection("faults");
        Channel channel = connection.createChannel()) {
      return work.on(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TimeoutException e) {
      throw new UncheckedIOException(new IOException(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
