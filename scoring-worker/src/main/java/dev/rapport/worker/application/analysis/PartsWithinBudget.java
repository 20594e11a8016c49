package dev.rapport.worker.application.analysis;

import dev.rapport.model.failure.OutageException;
import dev.rapport.model.failure.PermanentException;
import dev.rapport.model.failure.TransientException;
import dev.rapport.model.scoring.DegradedPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Questions asked at once, whose answers are awaited for one budget together. For one thread;
 * closing it interrupts what is still being asked.
 */
final class PartsWithinBudget implements AutoCloseable {

  private static final int MAX_CAUSE = 200;

  private final ExecutorService threads;
  private final Duration budget;
  private final WhenPeersAreAway whenAway;
  private final long deadline;
  private final List<Future<?>> asked = new ArrayList<>();
  private final List<DegradedPart> degraded = new ArrayList<>();

  PartsWithinBudget(ExecutorService threads, Duration budget, WhenPeersAreAway whenAway) {
    this.threads = threads;
    this.budget = budget;
    this.whenAway = whenAway;
    this.deadline = System.nanoTime() + budget.toNanos();
  }

  /**
   * Begins to ask.
   *
   * @return waits for the answer; the neutral one, and a degraded part, if there is none
   */
  <T> Supplier<T> ask(Part part, T neutral, Callable<T> question) {
    Future<T> answer = threads.submit(question);
    asked.add(answer);
    return () -> await(part, neutral, answer);
  }

  /** The parts that failed, of those awaited so far. */
  List<DegradedPart> degraded() {
    return List.copyOf(degraded);
  }

  @Override
  public void close() {
    asked.forEach(answer -> answer.cancel(true));
  }

  private <T> T await(Part part, T neutral, Future<T> answer) {
    try {
      return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      degrade(part, cause(Objects.requireNonNullElse(e.getCause(), e)));
    } catch (TimeoutException e) {
      degrade(part, "BUDGET_SPENT: no answer within " + budget.toMillis() + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while peers were asked");
    }
    return neutral;
  }

  /** Names a part that failed. */
  void degrade(Part part, String cause) {
    String cut = cause.length() <= MAX_CAUSE ? cause : cause.substring(0, MAX_CAUSE);
    degraded.add(new DegradedPart(part.label(), cut));
  }

  private String cause(Throwable failure) {
    return switch (failure) {
      case OutageException away when whenAway == WhenPeersAreAway.WAIT -> throw away;
      case OutageException away -> String.valueOf(away.getMessage());
      case TransientException passing -> passing.code() + ": " + passing.getMessage();
      case PermanentException lasting -> lasting.code() + ": " + lasting.getMessage();
      case Error error -> throw error;
      default -> "UNEXPECTED: " + failure.getClass().getName();
    };
  }
}
