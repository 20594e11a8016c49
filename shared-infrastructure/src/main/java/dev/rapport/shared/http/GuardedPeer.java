package dev.rapport.shared.http;

import dev.rapport.model.failure.Dependency;
import dev.rapport.model.failure.OutageException;
import dev.rapport.model.failure.PermanentException;
import dev.rapport.model.failure.TransientException;
import dev.rapport.shared.http.PeerException.Kind;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One peer behind its breaker, its bulkhead and its retries, from the outside in. */
public final class GuardedPeer {

  private static final Logger log = LoggerFactory.getLogger(GuardedPeer.class);

  private final Dependency dependency;
  private final CircuitBreaker breaker;
  private final Bulkhead bulkhead;
  private final Retry retry;

  /** What is allowed. */
  public record Bounds(
      int concurrency, Duration patience, RetryBounds retry, BreakerBounds breaker) {}

  public GuardedPeer(
      Dependency dependency, Bounds bounds, RandomGenerator random, MeterRegistry metrics) {
    this.dependency = dependency;
    String name = dependency.name().toLowerCase(Locale.ROOT).replace('_', '-');
    CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(breaking(bounds.breaker()));
    TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(metrics);
    this.breaker = breakers.circuitBreaker(name);
    breaker
        .getEventPublisher()
        .onStateTransition(event -> log.warn("{} breaker: {}", name, event.getStateTransition()));
    this.bulkhead =
        Bulkhead.of(
            name,
            BulkheadConfig.custom()
                .maxConcurrentCalls(bounds.concurrency())
                .maxWaitDuration(bounds.patience())
                .build());
    this.retry = Retry.of(name, retrying(bounds.retry(), random));
  }

  /**
   * What the call answers, perhaps at a later try.
   *
   * @param call throws {@link PeerException} when it fails
   * @throws OutageException if the peer is away: it is not asked, or the breaker opened at last
   * @throws TransientException if it failed although it was tried again
   * @throws PermanentException if the peer refuses this call
   */
  public <T> T ask(Supplier<T> call) {
    try {
      return breaker.executeSupplier(
          () -> bulkhead.executeSupplier(() -> retry.executeSupplier(call)));
    } catch (CallNotPermittedException e) {
      throw new OutageException(dependency, "not asked, because its breaker is open");
    } catch (BulkheadFullException e) {
      throw new TransientException(code("BUSY"), "too many calls to it at once", null);
    } catch (PeerException e) {
      throw translated(e);
    }
  }

  /**
   * Passes while the peer is not known to be away; else, when its time has come, the probe decides.
   *
   * @param probe one cheap call that throws {@link PeerException} when it fails
   * @throws OutageException if it is still away
   */
  public void check(Runnable probe) {
    if (breaker.getState() == CircuitBreaker.State.CLOSED) {
      return;
    }
    try {
      breaker.executeRunnable(probe);
    } catch (CallNotPermittedException e) {
      throw new OutageException(dependency, "not asked, because its breaker is open");
    } catch (PeerException e) {
      if (e.kind() == Kind.AWAY) {
        throw new OutageException(dependency, describe(e));
      }
      log.info("{} answers again, though of no use: {}", dependency, describe(e));
      breaker.transitionToClosedState();
    }
  }

  private RuntimeException translated(PeerException e) {
    if (e.kind() != Kind.AWAY) {
      return new PermanentException(code(e.code()), String.valueOf(e.getMessage()), null);
    }
    if (breaker.getState() != CircuitBreaker.State.CLOSED) {
      return new OutageException(dependency, describe(e));
    }
    return new TransientException(
        code(e.code()), String.valueOf(e.getMessage()), e.retryAfter().orElse(null), null);
  }

  private String code(String code) {
    return dependency + "_" + code;
  }

  private static String describe(PeerException e) {
    return e.code() + ": " + e.getMessage();
  }

  /** Opens when all of the last calls failed, which is the same as so many in a row. */
  private static CircuitBreakerConfig breaking(BreakerBounds bounds) {
    return CircuitBreakerConfig.custom()
        .slidingWindow(
            bounds.failures(),
            bounds.failures(),
            SlidingWindowType.COUNT_BASED,
            CircuitBreakerConfig.SlidingWindowSynchronizationStrategy.LOCK_FREE)
        .failureRateThreshold(100)
        .waitDurationInOpenState(bounds.openFor())
        .permittedNumberOfCallsInHalfOpenState(1)
        .ignoreException(GuardedPeer::isNoSignOfAbsence)
        .build();
  }

  private static boolean isNoSignOfAbsence(Throwable failure) {
    return !(failure instanceof PeerException e) || e.kind() != Kind.AWAY;
  }

  private static RetryConfig retrying(RetryBounds bounds, RandomGenerator random) {
    return RetryConfig.custom()
        .maxAttempts(bounds.tries())
        .retryOnException(
            failure ->
                failure instanceof PeerException e
                    && e.kind() != Kind.REFUSED
                    && bounds.allows(e.retryAfter().orElse(null)))
        .intervalBiFunction((failed, outcome) -> wait(bounds, failed, outcome, random))
        .build();
  }

  private static long wait(
      RetryBounds bounds, int failed, Either<Throwable, Object> outcome, RandomGenerator random) {
    Duration asked =
        outcome.isLeft() && outcome.getLeft() instanceof PeerException e
            ? e.retryAfter().orElse(null)
            : null;
    return bounds.after(failed, asked, random).toMillis();
  }
}
