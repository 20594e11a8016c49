package dev.rapport.api.application.health;

import dev.rapport.api.application.health.Health.Part;
import dev.rapport.model.failure.Dependency;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** One dependency; asked by one thread at a time, so that a frozen one collects no threads. */
final class CheckedPart {

  private final Dependency name;
  private final DependencyCheck check;
  private final Executor threads;
  private final AtomicReference<CompletableFuture<Part>> running;

  CheckedPart(Dependency name, DependencyCheck check, Executor threads) {
    this.name = name;
    this.check = check;
    this.threads = threads;
    this.running = new AtomicReference<>(CompletableFuture.completedFuture(down("not asked yet")));
  }

  /** Completes within {@code patience}. */
  CompletableFuture<Part> ask(Duration patience) {
    CompletableFuture<Part> last = running.get();
    if (!last.isDone()) {
      return CompletableFuture.completedFuture(down("still no answer"));
    }
    CompletableFuture<Part> asked = new CompletableFuture<>();
    if (running.compareAndSet(last, asked)) {
      threads.execute(() -> asked.complete(ask()));
    }
    return asked
        .copy()
        .completeOnTimeout(
            down("no answer in " + patience.toMillis() + " ms"),
            patience.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private Part ask() {
    try {
      check.ask();
      return new Part(name, true, "");
    } catch (RuntimeException e) {
      return down(e.getClass().getSimpleName());
    }
  }

  private Part down(String detail) {
    return new Part(name, false, detail);
  }
}
