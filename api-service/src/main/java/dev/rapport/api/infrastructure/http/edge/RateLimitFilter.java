package dev.rapport.api.infrastructure.http.edge;

import dev.rapport.api.infrastructure.http.problem.ErrorCode;
import dev.rapport.api.infrastructure.http.problem.Problems;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import dev.rapport.api.settings.HttpSettings;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** One bucket for each caller and kind of request; callers are few, they are in the tokens file. */
final class RateLimitFilter extends OncePerRequestFilter {

  private static final Set<String> HOT = Set.of("/v1/conversations/end", "/v1/activities/suggest");

  private final HttpSettings settings;
  private final Map<Key, Bucket> buckets = new ConcurrentHashMap<>();

  private record Key(String caller, boolean hot) {}

  RateLimitFilter(HttpSettings settings) {
    this.settings = settings;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    if (caller == null || !caller.isAuthenticated()) {
      chain.doFilter(request, response);
      return;
    }
    Key key = new Key(caller.getName(), HOT.contains(request.getRequestURI()));
    ConsumptionProbe probe =
        buckets.computeIfAbsent(key, this::bucket).tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      chain.doFilter(request, response);
      return;
    }
    Problems.write(
        response,
        RefusedException.retryLater(
            ErrorCode.RATE_LIMITED,
            "more than " + perMinute(key) + " requests a minute",
            Duration.ofNanos(probe.getNanosToWaitForRefill())));
  }

  private int perMinute(Key key) {
    return key.hot() ? settings.hotRequestsPerMinute() : settings.operationsPerMinute();
  }

  private Bucket bucket(Key key) {
    return Bucket.builder()
        .addLimit(
            Bandwidth.builder()
                .capacity(perMinute(key))
                .refillGreedy(perMinute(key), Duration.ofMinutes(1))
                .build())
        .build();
  }
}
