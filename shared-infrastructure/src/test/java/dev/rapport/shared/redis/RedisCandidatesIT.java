package dev.rapport.shared.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.model.activities.ActivitySelection;
import dev.rapport.model.activities.CandidateSet;
import dev.rapport.model.activities.Catalogue;
import dev.rapport.model.activities.KeptCandidates;
import dev.rapport.model.scoring.FriendshipStatus;
import dev.rapport.shared.testing.TestCache;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

class RedisCandidatesIT {

  private final String userId = "user-" + UUID.randomUUID();
  private final CandidateSet set =
      new ActivitySelection(Catalogue.empty(), new Random(1))
          .select(FriendshipStatus.fresh(userId));
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final RedisCandidates candidates = new RedisCandidates(TestCache.settings(), metrics);
  private final RedisClient redis = RedisClient.create(TestCache.settings().uri());

  @AfterEach
  void stop() {
    candidates.close();
    redis.close();
  }

  @Test
  void findsWhatItKept() {
    assertThat(candidates.keep(set)).isTrue();
    assertThat(candidates.find(userId).map(KeptCandidates::candidates)).contains(set);
  }

  @Test
  void remembersWhenItWasComputed() {
    Instant before = Instant.now();
    assertThat(candidates.keep(set)).isTrue();
    assertThat(candidates.find(userId).orElseThrow().computedAt()).isBetween(before, Instant.now());
  }

  @Test
  void keepsForTwelveHours() {
    assertThat(candidates.keep(set)).isTrue();
    assertThat(redis.ttl("candidates:" + userId)).isBetween(12 * 3600L - 5, 12 * 3600L);
  }

  @Test
  void takesWhatItCannotReadAsAMiss() {
    for (String strange :
        new String[] {"", "null", "{}", "{\"format\":3}", "{\"format\":99}", "["}) {
      assertThat(redis.set("candidates:" + userId, strange)).isEqualTo("OK");
      assertThat(candidates.find(userId)).as(strange).isEmpty();
    }
  }

  @Test
  void asksADeadCacheOnlyUntilTheBreakerOpens() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        RedisCandidates stalled = new RedisCandidates(addressedTo(silent), metrics)) {
      for (int call = 0; call < 30; call++) {
        assertThat(stalled.find(userId)).isEmpty();
      }
    }
    assertThat(failures("failed")).isBetween(1.0, 12.0);
    assertThat(failures("breaker_open")).isGreaterThanOrEqualTo(18.0);
  }

  private double failures(String result) {
    return metrics
        .get("rapport_cache_failures_total")
        .tags("operation", "find", "result", result)
        .counter()
        .count();
  }

  private static CacheSettings addressedTo(ServerSocket server) {
    return new CacheSettings(
        URI.create("redis://localhost:" + server.getLocalPort()),
        Duration.ofMillis(200),
        Duration.ofMillis(100),
        Duration.ofMillis(50),
        Duration.ofHours(12),
        4);
  }
}
