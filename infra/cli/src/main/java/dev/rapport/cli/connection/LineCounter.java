package dev.rapport.cli.connection;

import dev.rapport.cli.outcome.ExitCode;
import dev.rapport.cli.outcome.Failure;
import java.util.concurrent.Flow;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Hands line after line on, and knows how many there were when the answer breaks off. */
final class LineCounter implements Flow.Subscriber<String> {

  private final Predicate<String> sink;
  private final AtomicLong lines = new AtomicLong();
  private volatile boolean stopped;
  private @Nullable Subscription subscription;

  LineCounter(Predicate<String> sink) {
    this.sink = sink;
  }

  long lines() {
    return lines.get();
  }

  /** Whether nothing was handed on yet. */
  boolean untouched() {
    return lines() == 0 && !stopped;
  }

  /** Whether the sink wanted no more. */
  boolean stopped() {
    return stopped;
  }

  Failure brokenOff(Failure cause) {
    return new Failure(
        ExitCode.PARTIAL,
        "only %d lines arrived".formatted(lines()),
        String.valueOf(cause.getMessage()),
        "what arrived is whole lines; run it again for all of them, with a longer --timeout if it was slow");
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    this.subscription = subscription;
    subscription.request(1);
  }

  @Override
  public void onNext(String line) {
    if (!line.isEmpty()) {
      if (!sink.test(line)) {
        stopped = true;
        throw new IllegalStateException("no more lines are wanted");
      }
      lines.incrementAndGet();
    }
    if (subscription != null) {
      subscription.request(1);
    }
  }

  @Override
  public void onError(Throwable cut) {
    // The exchange tells it; what had arrived until then was handed on.
  }

  @Override
  public void onComplete() {
    // The exchange tells it.
  }
}
