package dev.rapport.shared.redis;

import dev.rapport.model.activities.CandidateSet;
import dev.rapport.model.activities.Candidates;
import dev.rapport.model.activities.KeptCandidates;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * Proposals in Redis under `candidates:{user_id}`. Behind a breaker, because waiting a little for a
 * dead cache in every request is still a tax.
 */
public final class RedisCandidates implements Candidates, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RedisCandidates.class);

  private static final String KEY_PREFIX = "candidates:";

  private final RedisClient redis;
  private final CircuitBreaker breaker;
  private final CandidateSetJson json = new CandidateSetJson();
  private final SetParams timeToLive;
  private final MeterRegistry metrics;
  private final InstantSource clock;

  /** A cache by the system's clock. */
  public RedisCandidates(CacheSettings settings, MeterRegistry metrics) {
    this(settings, metrics, InstantSource.system());
  }

  public RedisCandidates(CacheSettings settings, MeterRegistry metrics, InstantSource clock) {
    this.metrics = metrics;
    this.clock = clock;
    this.timeToLive = SetParams.setParams().ex(settings.timeToLive().toSeconds());
    CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(breakerSettings());
    this.breaker = breakers.circuitBreaker("redis");
    TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(metrics);
    breaker
        .getEventPublisher()
        .onStateTransition(event -> log.warn("cache breaker: {}", event.getStateTransition()));
    this.redis = client(settings);
  }

  @Override
  public Optional<KeptCandidates> find(String userId) {
    return guarded("find", () -> redis.get(KEY_PREFIX + userId)).flatMap(json::read);
  }

  @Override
  public boolean keep(CandidateSet set) {
    String body = json.write(set, clock.instant());
    return guarded("keep", () -> redis.set(KEY_PREFIX + set.userId(), body, timeToLive))
        .isPresent();
  }

  @Override
  public void close() {
    redis.close();
  }

  /**
   * Asks for an answer.
   *
   * @throws JedisException if there is none within the bounds
   */
  public void ping() {
    redis.ping();
  }

  private <T> Optional<T> guarded(String operation, Supplier<@Nullable T> command) {
    try {
      return Optional.ofNullable(breaker.executeSupplier(command));
    } catch (CallNotPermittedException e) {
      count(operation, "breaker_open");
      return Optional.empty();
    } catch (JedisException e) {
      count(operation, "failed");
      log.debug("cache {} failed", operation, e);
      return Optional.empty();
    }
  }

  private void count(String operation, String result) {
    metrics
        .counter("rapport_cache_failures_total", "operation", operation, "result", result)
        .increment();
  }

  private static CircuitBreakerConfig breakerSettings() {
    return CircuitBreakerConfig.custom()
        .slidingWindowSize(20)
        .minimumNumberOfCalls(10)
        .failureRateThreshold(50)
        .waitDurationInOpenState(Duration.ofSeconds(5))
        .permittedNumberOfCallsInHalfOpenState(3)
        .automaticTransitionFromOpenToHalfOpenEnabled(false)
        .build();
  }

  private static RedisClient client(CacheSettings settings) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(settings.connections());
    pool.setMaxIdle(settings.connections());
    pool.setMinIdle(0);
    pool.setMaxWait(settings.poolWait());
    return RedisClient.builder()
        .hostAndPort(new HostAndPort(settings.uri().getHost(), settings.uri().getPort()))
        .clientConfig(connection(settings))
        .poolConfig(pool)
        .build();
  }

  private static JedisClientConfig connection(CacheSettings settings) {
    return DefaultJedisClientConfig.builder()
        .connectionTimeoutMillis((int) settings.connectTimeout().toMillis())
        .socketTimeoutMillis((int) settings.commandTimeout().toMillis())
        .user(JedisURIHelper.getUser(settings.uri()))
        .password(JedisURIHelper.getPassword(settings.uri()))
        .database(JedisURIHelper.getDBIndex(settings.uri()))
        .ssl(JedisURIHelper.isRedisSSLScheme(settings.uri()))
        .build();
  }
}
