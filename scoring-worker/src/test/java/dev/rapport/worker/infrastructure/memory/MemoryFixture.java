package dev.rapport.worker.infrastructure.memory;

import dev.rapport.model.failure.Dependency;
import dev.rapport.shared.http.BreakerBounds;
import dev.rapport.shared.http.GuardedPeer;
import dev.rapport.shared.http.RetryBounds;
import dev.rapport.worker.infrastructure.memory.MemorySettings.Kind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;

/** Memory services with bounds that suit tests. */
final class MemoryFixture {

  static final Duration PATIENT = Duration.ofSeconds(10);
  static final Duration BRISK = Duration.ofMillis(400);

  private MemoryFixture() {}

  static HttpMemories memories(Kind kind, URI peer, Duration timeout, int breakerFailures) {
    MemorySettings settings =
        new MemorySettings(
            kind,
            peer,
            Set.of(),
            "secret-key-123",
            timeout,
            Duration.ofMillis(20),
            8,
            100,
            new RetryBounds(3, Duration.ofMillis(10), Duration.ofMillis(40), Duration.ofSeconds(2)),
            new BreakerBounds(breakerFailures, Duration.ofMillis(300)));
    GuardedPeer guard =
        new GuardedPeer(
            Dependency.MEMORY_SERVICE, settings.bounds(), new Random(7), new SimpleMeterRegistry());
    return new HttpMemories(
        settings, guard, InstantSource.system(), OpenTelemetry.noop().getTracer("test"));
  }
}
