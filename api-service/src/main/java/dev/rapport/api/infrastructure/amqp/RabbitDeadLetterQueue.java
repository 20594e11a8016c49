package dev.rapport.api.infrastructure.amqp;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.ShutdownSignalException;
import dev.rapport.api.application.operations.deadletters.DeadLetterQueue;
import dev.rapport.api.application.operations.deadletters.QueuedMessage;
import dev.rapport.model.failure.Dependency;
import dev.rapport.model.failure.OutageException;
import dev.rapport.model.topology.Topology;
import dev.rapport.shared.amqp.BrokerConnections;
import dev.rapport.shared.amqp.BrokerSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;

/**
 * Looks at the dead-letter queue over a connection of its own. What it takes off and does not
 * acknowledge goes back when the channel is closed, by us or by whatever happens to us; the queue's
 * delivery limit is so high that looking costs nothing.
 */
final class RabbitDeadLetterQueue implements DeadLetterQueue, AutoCloseable {

  private static final int CHUNK = 100;

  private final CachingConnectionFactory connections;
  private final Duration patience;
  private final QueuedMessages messages = new QueuedMessages();

  /**
   * Opens nothing yet.
   *
   * @param patience the longest look; what is left then is for the next one
   */
  RabbitDeadLetterQueue(BrokerSettings settings, Duration patience) {
    this.connections = BrokerConnections.forInspecting(settings, "api-dead-letters");
    this.patience = patience;
  }

  @Override
  public long ready() {
    return onChannel(channel -> channel.messageCount(Topology.DEAD_LETTER_QUEUE));
  }

  @Override
  public Look look(int limit, Judge judge) {
    return onChannel(channel -> new Looking(channel, judge).upTo(limit));
  }

  @Override
  public void close() {
    connections.destroy();
  }

  private <T> T onChannel(ChannelCall<T> call) {
    try {
      Channel channel = connections.createConnection().getDelegate().createChannel();
      if (channel == null) {
        throw new OutageException(Dependency.RABBITMQ, "no channel is left on the connection");
      }
      try {
        return call.on(channel);
      } finally {
        if (channel.isOpen()) {
          channel.close();
        }
      }
    } catch (IOException | TimeoutException | AmqpException | ShutdownSignalException e) {
      connections.resetConnection();
      throw new OutageException(
          Dependency.RABBITMQ, "the dead-letter queue cannot be looked at: " + e, e);
    }
  }

  @FunctionalInterface
  private interface ChannelCall<T> {
    T on(Channel channel) throws IOException;
  }

  /** One look, in chunks, so that a large queue is judged with few statements. */
  private final class Looking {

    private final Channel channel;
    private final Judge judge;
    private final long deadline = System.nanoTime() + patience.toNanos();
    private int seen;

    Looking(Channel channel, Judge judge) {
      this.channel = channel;
      this.judge = judge;
    }

    Look upTo(int limit) throws IOException {
      try {
        boolean more = true;
        while (more && seen < limit && System.nanoTime() < deadline) {
          more = chunk(Math.min(CHUNK, limit - seen));
        }
        return new Look(seen, !more);
      } catch (IOException | ShutdownSignalException e) {
        // A message that the client cannot take closes the channel; what was held goes back.
        if (seen == 0) {
          throw e;
        }
        connections.resetConnection();
        return new Look(seen, false);
      } finally {
        giveBack();
      }
    }

    /** Whether the queue may hold more. */
    private boolean chunk(int size) throws IOException {
      List<GetResponse> taken = new ArrayList<>(size);
      while (taken.size() < size) {
        GetResponse message = channel.basicGet(Topology.DEAD_LETTER_QUEUE, false);
        if (message == null) {
          break;
        }
        seen++;
        taken.add(message);
      }
      remove(taken);
      return taken.size() == size;
    }

    private void remove(List<GetResponse> taken) throws IOException {
      if (taken.isEmpty()) {
        return;
      }
      List<QueuedMessage> shown = taken.stream().map(messages::of).toList();
      Set<Integer> unwanted = judge.remove(shown);
      for (int index : unwanted) {
        channel.basicAck(taken.get(index).getEnvelope().getDeliveryTag(), false);
      }
    }

    /** Zero means everything that is held; also nothing. */
    private void giveBack() throws IOException {
      if (channel.isOpen()) {
        channel.basicNack(0, true, true);
      }
    }
  }
}
