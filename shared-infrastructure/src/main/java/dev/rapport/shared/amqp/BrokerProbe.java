package dev.rapport.shared.amqp;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import dev.rapport.model.failure.Dependency;
import dev.rapport.model.failure.OutageException;
import dev.rapport.model.topology.Topology;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.Connection;

/**
 * Looks at the broker without changing it, over a connection of its own. Each call takes at most
 * connect, handshake and a few answers' timeouts; for background threads only.
 */
public final class BrokerProbe implements AutoCloseable {

  private static final int NOT_FOUND = AMQP.NOT_FOUND;

  private final CachingConnectionFactory connections;

  public BrokerProbe(BrokerSettings settings, String name) {
    this.connections = BrokerConnections.forConsuming(settings, name);
  }

  /**
   * How much a queue holds.
   *
   * @param ready messages that wait for a consumer; those held by consumers are not counted
   */
  public record QueueDepth(long ready, long consumers) {}

  /**
   * Opens a channel and closes it.
   *
   * @throws OutageException if the broker does not answer
   */
  public void ping() {
    onChannel(channel -> channel.isOpen());
  }

  /**
   * The declared exchanges and queues that the broker does not have.
   *
   * @throws OutageException if the broker does not answer
   */
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (String exchange : Topology.exchanges()) {
      if (!exists(channel -> channel.exchangeDeclarePassive(exchange))) {
        missing.add("exchange " + exchange);
      }
    }
    for (String queue : Topology.queues()) {
      if (!exists(channel -> channel.queueDeclarePassive(queue))) {
        missing.add("queue " + queue);
      }
    }
    return missing;
  }

  /**
   * The depth of every queue that exists, by name.
   *
   * @throws OutageException if the broker does not answer
   */
  public Map<String, QueueDepth> depths() {
    Map<String, QueueDepth> depths = new LinkedHashMap<>();
    for (String queue : Topology.queues()) {
      exists(
          channel -> {
            AMQP.Queue.DeclareOk ok = channel.queueDeclarePassive(queue);
            depths.put(queue, new QueueDepth(ok.getMessageCount(), ok.getConsumerCount()));
            return ok;
          });
    }
    return depths;
  }

  @Override
  public void close() {
    connections.destroy();
  }

  private boolean exists(ChannelCall call) {
    try {
      onChannel(call);
      return true;
    } catch (MissingException e) {
      return false;
    }
  }

  /** Each on a channel of its own, because a refusal closes the channel. */
  private void onChannel(ChannelCall call) {
    try {
      Connection connection = connections.createConnection();
      Channel channel = connection.getDelegate().createChannel();
      if (channel == null) {
        throw new OutageException(Dependency.RABBITMQ, "no channel is left on the connection");
      }
      try {
        call.on(channel);
      } finally {
        if (channel.isOpen()) {
          channel.close();
        }
      }
    } catch (IOException e) {
      throw refusal(e);
    } catch (TimeoutException | RuntimeException e) {
      // A connection that is reset while it opens can end in any exception of the client's.
      throw unreachable(e);
    }
  }

  private RuntimeException refusal(IOException e) {
    if (e.getCause() instanceof com.rabbitmq.client.ShutdownSignalException shutdown
        && shutdown.getReason() instanceof AMQP.Channel.Close close
        && close.getReplyCode() == NOT_FOUND) {
      return new MissingException();
    }
    return unreachable(e);
  }

  private OutageException unreachable(Exception e) {
    connections.resetConnection();
    return new OutageException(Dependency.RABBITMQ, "cannot be looked at: " + e, e);
  }

  @FunctionalInterface
  private interface ChannelCall {
    Object on(Channel channel) throws IOException;
  }

  private static final class MissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
