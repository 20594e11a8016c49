package dev.rapport.shared.amqp;

import com.rabbitmq.client.ConnectionFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory.ConfirmType;

/**
 * Connection factories in which every wait has a bound. The client's defaults wait for ever while
 * the broker's alarm is on: ten minutes for an answer, without end for a write. Netty is the only
 * transport with a bound on writes.
 */
public final class BrokerConnections {

  /** The longest message that is taken off the broker, in bytes; ours have at most 1 024. */
  private static final int MAX_INBOUND_BYTES = 512 * 1024;

  /** What a broker takes at most since 4.0; whoever inspects must be able to look at all of it. */
  private static final int MAX_INSPECTED_BYTES = 16 * 1024 * 1024;

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

  /**
   * One for all connections of the process. The client would make one for each, and leave its
   * threads behind for a while when the broker cannot be reached.
   */
  private static final EventLoopGroup EVENT_LOOP =
      new MultiThreadIoEventLoopGroup(
          2, new DefaultThreadFactory("amqp", true), NioIoHandler.newFactory());

  private BrokerConnections() {}

  /** For one publishing thread: confirms and returns are on. */
  public static CachingConnectionFactory forPublishing(BrokerSettings settings, String name) {
    CachingConnectionFactory factory = plain(settings, name, MAX_INBOUND_BYTES);
    factory.setPublisherConfirmType(ConfirmType.CORRELATED);
    factory.setPublisherReturns(true);
    return factory;
  }

  /** For consuming or looking: kept apart, because an alarm blocks connections that publish. */
  public static CachingConnectionFactory forConsuming(BrokerSettings settings, String name) {
    return plain(settings, name, MAX_INBOUND_BYTES);
  }

  /** For looking at messages one by one, also at such as no consumer of ours would take. */
  public static CachingConnectionFactory forInspecting(BrokerSettings settings, String name) {
    return plain(settings, name, MAX_INSPECTED_BYTES);
  }

  private static CachingConnectionFactory plain(
      BrokerSettings settings, String name, int maxInboundBytes) {
    CachingConnectionFactory factory =
        new CachingConnectionFactory(client(settings, maxInboundBytes));
    factory.setConnectionNameStrategy(ignored -> name);
    factory.setCloseTimeout((int) CLOSE_TIMEOUT.toMillis());
    factory.setChannelCacheSize(1);
    return factory;
  }

  private static ConnectionFactory client(BrokerSettings settings, int maxInboundBytes) {
    ConnectionFactory client = new ConnectionFactory();
    try {
      client.setUri(settings.uri());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("rapport.broker.uri is no AMQP address", e);
    }
    client.setConnectionTimeout((int) settings.connectTimeout().toMillis());
    client.setHandshakeTimeout((int) settings.connectTimeout().toMillis());
    client.setChannelRpcTimeout((int) settings.rpcTimeout().toMillis());
    client.setShutdownTimeout((int) CLOSE_TIMEOUT.toMillis());
    client.setRequestedHeartbeat((int) settings.heartbeat().toSeconds());
    client.setMaxInboundMessageBodySize(maxInboundBytes);
    client.setAutomaticRecoveryEnabled(false);
    client.setTopologyRecoveryEnabled(false);
    return client
        .netty()
        .eventLoopGroup(EVENT_LOOP)
        .enqueuingTimeout(settings.writeTimeout())
        .connectionFactory();
  }
}
