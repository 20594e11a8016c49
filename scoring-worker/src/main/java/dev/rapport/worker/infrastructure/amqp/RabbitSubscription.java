package dev.rapport.worker.infrastructure.amqp;

import com.rabbitmq.client.Channel;
import dev.rapport.model.failure.Dependency;
import dev.rapport.model.failure.OutageException;
import dev.rapport.worker.application.Inbox;
import dev.rapport.worker.application.Subscription;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.ChannelProxy;

/**
 * Consumes the work queue on one channel. The listener only puts the raw message into the inbox;
 * nothing that a message holds decides what happens on the broker's thread.
 */
public final class RabbitSubscription implements Subscription {

  private static final Logger log = LoggerFactory.getLogger(RabbitSubscription.class);

  private final CachingConnectionFactory connections;
  private final int prefetch;
  private final Inbox inbox;
  private final Duration openTimeout;
  private final Map<Channel, ChannelWindow> windows = new ConcurrentHashMap<>();
  private @Nullable WorkQueueContainer container;

  /**
   * Opens nothing yet.
   *
   * @param openTimeout the longest wait until the broker has accepted the consumer
   */
  public RabbitSubscription(
      CachingConnectionFactory connections, int prefetch, Inbox inbox, Duration openTimeout) {
    this.openTimeout = openTimeout;
    this.connections = connections;
    this.prefetch = prefetch;
    this.inbox = inbox;
  }

  @Override
  public synchronized void open(Width width) {
    if (isOpen()) {
      return;
    }
    close();
    windows.values().removeIf(ChannelWindow::isClosed);
    int window = width == Width.FULL ? prefetch : 1;
    WorkQueueContainer opening = new WorkQueueContainer(connections, window, this::receive);
    container = opening;
    try {
      opening.afterPropertiesSet();
      opening.start();
    } catch (RuntimeException e) {
      // A connection that is reset while it opens can end in any exception of the client's.
      throw new OutageException(Dependency.RABBITMQ, "cannot consume: " + e.getMessage(), e);
    }
    if (!opening.awaitConsuming(openTimeout)) {
      throw new OutageException(Dependency.RABBITMQ, "the broker did not accept the consumer");
    }
  }

  @Override
  public synchronized void close() {
    WorkQueueContainer closing = container;
    container = null;
    if (closing == null) {
      return;
    }
    try {
      closing.stop();
    } catch (RuntimeException e) {
      log.debug("the consumer could not be cancelled: {}", e.toString());
    }
    // Takes the channel with it, whatever state it is in; the next opening connects anew.
    connections.resetConnection();
  }

  @Override
  public synchronized boolean isOpen() {
    return container != null && container.isConsuming();
  }

  /** On the connection's thread: must neither wait nor throw. */
  private void receive(Message message, @Nullable Channel channel) {
    if (channel instanceof ChannelProxy proxy) {
      ChannelWindow window = windows.computeIfAbsent(proxy.getTargetChannel(), ChannelWindow::new);
      long tag = message.getMessageProperties().getDeliveryTag();
      if (!inbox.offer(new ChannelDelivery(window, tag, message.getBody()))) {
        log.error("the inbox is full though the prefetch should keep it within its bound");
        connections.resetConnection();
      }
    }
  }
}
