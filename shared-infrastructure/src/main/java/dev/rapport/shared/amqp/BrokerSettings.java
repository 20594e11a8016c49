package dev.rapport.shared.amqp;

import dev.rapport.shared.settings.Setting;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where RabbitMQ is and how long anything may wait for it.
 *
 * @param uri amqp or amqps, with user, password and virtual host
 * @param connectTimeout TCP connect, and separately the AMQP handshake
 * @param rpcTimeout one answer on a channel
 * @param writeTimeout handing one frame to the socket
 * @param confirmTimeout all confirms of one batch
 * @param heartbeat a dead peer is noticed after 2.25 of these
 * @param inFlight messages published and not yet confirmed, at most
 */
@ConfigurationProperties("rapport.broker")
public record BrokerSettings(
    @DefaultValue("amqp://localhost:5672/%2f") URI uri,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("2s") Duration rpcTimeout,
    @DefaultValue("1s") Duration writeTimeout,
    @DefaultValue("5s") Duration confirmTimeout,
    @DefaultValue("10s") Duration heartbeat,
    @DefaultValue("200") int inFlight) {

  private static final Duration SHORTEST = Duration.ofMillis(50);

  public BrokerSettings {
    Setting.between(
        "rapport.broker.connect-timeout", connectTimeout, SHORTEST, Duration.ofSeconds(10));
    Setting.between("rapport.broker.rpc-timeout", rpcTimeout, SHORTEST, Duration.ofSeconds(10));
    Setting.between("rapport.broker.write-timeout", writeTimeout, SHORTEST, Duration.ofSeconds(10));
    Setting.between(
        "rapport.broker.confirm-timeout", confirmTimeout, SHORTEST, Duration.ofSeconds(30));
    Setting.between(
        "rapport.broker.heartbeat", heartbeat, Duration.ofSeconds(1), Duration.ofSeconds(60));
    Setting.between("rapport.broker.in-flight", inFlight, 1, 10_000);
  }

  /** Host, port and virtual host, without the password. */
  @Override
  public String toString() {
    return "BrokerSettings[host="
        + uri.getHost()
        + ", port="
        + uri.getPort()
        + ", vhost="
        + uri.getPath()
        + ", connectTimeout="
        + connectTimeout
        + ", rpcTimeout="
        + rpcTimeout
        + ", writeTimeout="
        + writeTimeout
        + ", confirmTimeout="
        + confirmTimeout
        + ", heartbeat="
        + heartbeat
        + ", inFlight="
        + inFlight
        + "]";
  }
}
