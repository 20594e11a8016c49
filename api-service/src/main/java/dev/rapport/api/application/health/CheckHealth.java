package dev.rapport.api.application.health;

import dev.rapport.api.application.health.Health.Part;
import dev.rapport.model.failure.Dependency;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/** Asks all dependencies at once and remembers the answer for a moment. */
public final class CheckHealth {

  private final List<CheckedPart> parts;
  private final Preparation preparation;
  private final Bounds bounds;
  private final InstantSource clock;
  private final AtomicReference<Report> last =
      new AtomicReference<>(
          new Report(
              Instant.MIN,
              CompletableFuture.failedFuture(new IllegalStateException("not asked yet"))));

  private record Report(Instant began, CompletableFuture<Health> health) {}

  /**
   * How long to wait, and for how long an answer is good.
   *
   * @param patience for each dependency, all at once
   * @param maxAge after which they are asked again
   */
  public record Bounds(Duration patience, Duration maxAge) {}

  public CheckHealth(
      Map<Dependency, DependencyCheck> checks,
      Preparation preparation,
      Bounds bounds,
      Executor threads,
      InstantSource clock) {
    this.parts =
        checks.entrySet().stream()
            .map(check -> new CheckedPart(check.getKey(), check.getValue(), threads))
            .toList();
    this.preparation = preparation;
    this.bounds = bounds;
    this.clock = clock;
  }

  /** Takes at most the patience for one dependency, however many callers ask. */
  public Health check() {
    Report current = last.get();
    Instant now = clock.instant();
    if (current.began().isBefore(now.minus(bounds.maxAge()))) {
      Report next = new Report(now, new CompletableFuture<>());
      if (last.compareAndSet(current, next)) {
        next.health().complete(ask());
      }
    }
    return last.get().health().join();
  }

  private Health ask() {
    List<CompletableFuture<Part>> asked =
        parts.stream().map(part -> part.ask(bounds.patience())).toList();
    List<Part> answers = new ArrayList<>();
    asked.forEach(part -> answers.add(preparation.judge(part.join())));
    return Health.of(answers, clock.instant());
  }
}
