package dev.rapport.shared.testing;

import dev.rapport.shared.redis.CacheSettings;
import java.net.URI;
import java.time.Duration;

/** The cache that all tests share; they keep apart by the ids of their users. */
public final class TestCache {

  private TestCache() {}

  /** Settings as in production, but for the address. */
  public static CacheSettings settings() {
    return new CacheSettings(
        URI.create(Environment.required("REDIS_URL")),
        Duration.ofMillis(200),
        Duration.ofMillis(100),
        Duration.ofMillis(150),
        Duration.ofHours(12),
        16);
  }
}
