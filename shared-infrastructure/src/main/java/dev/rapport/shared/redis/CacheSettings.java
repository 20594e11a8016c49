package dev.rapport.shared.redis;

import dev.rapport.shared.settings.Setting;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Redis is and how long anything may wait for it.
 *
 * @param uri redis or rediss, with a password if it wants one
 * @param connectTimeout TCP connect
 * @param poolWait wait for a pooled connection
 * @param commandTimeout one answer
 * @param timeToLive of a set of candidates
 * @param connections at most
 */
@ConfigurationProperties("rapport.cache")
public record CacheSettings(
    @DefaultValue("redis://localhost:6379") URI uri,
    @DefaultValue("200ms") Duration connectTimeout,
    @DefaultValue("100ms") Duration poolWait,
    @DefaultValue("150ms") Duration commandTimeout,
    @DefaultValue("12h") Duration timeToLive,
    @DefaultValue("16") int connections) {

  private static final Duration SHORTEST = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  public CacheSettings {
    Setting.between("rapport.cache.connect-timeout", connectTimeout, SHORTEST, LONGEST);
    Setting.between("rapport.cache.pool-wait", poolWait, SHORTEST, LONGEST);
    Setting.between("rapport.cache.command-timeout", commandTimeout, SHORTEST, LONGEST);
    Setting.between(
        "rapport.cache.time-to-live", timeToLive, Duration.ofSeconds(1), Duration.ofDays(30));
    Setting.between("rapport.cache.connections", connections, 1, 1000);
  }

  /** Everything but the password. */
  @Override
  public String toString() {
    return "CacheSettings[host="
        + uri.getHost()
        + ", port="
        + uri.getPort()
        + ", connectTimeout="
        + connectTimeout
        + ", poolWait="
        + poolWait
        + ", commandTimeout="
        + commandTimeout
        + ", timeToLive="
        + timeToLive
        + ", connections="
        + connections
        + "]";
  }
}
