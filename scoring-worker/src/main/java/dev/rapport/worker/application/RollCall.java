package dev.rapport.worker.application;

import dev.rapport.model.failure.OutageException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Asks for orders and tells how this worker is, again and again on a thread of its own. Nothing
 * waits for it, and none of its failures disturbs the work.
 */
public final class RollCall {

  /** With the look of {@link Consumption} it bounds how soon an order is followed. */
  private static final Duration EVERY = Duration.ofSeconds(1);

  private static final Duration LONGEST_SIGN_OFF = Duration.ofSeconds(1);

  private final Operators operators;
  private final StandingOrder order;
  private final Consumption consumption;
  private final InFlight inFlight;
  private final ScoringObserver observer;
  private final Thread thread = Thread.ofPlatform().name("roll-call").daemon().unstarted(this::run);
  private final CountDownLatch over = new CountDownLatch(1);

  public RollCall(
      Operators operators,
      StandingOrder order,
      Consumption consumption,
      InFlight inFlight,
      ScoringObserver observer) {
    this.operators = operators;
    this.order = order;
    this.consumption = consumption;
    this.inFlight = inFlight;
    this.observer = observer;
  }

  /** Begins, once. */
  public void start() {
    thread.start();
  }

  /** Ends and signs off; gives up soon if the database is away. */
  public void end() {
    over.countDown();
    try {
      boolean _ = thread.join(LONGEST_SIGN_OFF);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      do {
        survive(order::refresh);
        survive(this::report);
      } while (!over.await(EVERY.toNanos(), TimeUnit.NANOSECONDS));
      survive(operators::signOff);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void report() {
    operators.report(
        new Operators.Condition(
            consumption.state(), consumption.pause(), inFlight.events().size()));
  }

  private void survive(Runnable step) {
    try {
      step.run();
    } catch (OutageException _) {
      // Whoever needs the database says so; operators see that this worker falls silent.
    } catch (RuntimeException e) {
      observer.surprised("the roll call", e);
    }
  }
}
