package dev.rapport.api.application.publishing;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * What others want done on the publisher's thread, because nobody else may touch its connection.
 * Few at a time; each is done between two rounds.
 */
public final class Errands {

  private static final int MOST = 8;

  private final BlockingQueue<Runnable> waiting = new ArrayBlockingQueue<>(MOST);

  /** Returns at once; the future fails at once where too many wait already. */
  public <T> CompletableFuture<T> ask(Supplier<T> work) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Runnable errand =
        () -> {
          try {
            answer.complete(work.get());
          } catch (RuntimeException e) {
            answer.completeExceptionally(e);
          }
        };
    if (!waiting.offer(errand)) {
      answer.completeExceptionally(new RejectedExecutionException("too many errands wait"));
    }
    return answer;
  }

  /** Does one, if one waits. */
  void runNext() {
    Runnable next = waiting.poll();
    if (next != null) {
      next.run();
    }
  }
}
