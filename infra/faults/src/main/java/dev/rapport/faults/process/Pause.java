package dev.rapport.faults.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Lets real time pass: the processes under test have no other clock. */
public final class Pause {

  private static final Duration LOOK = Duration.ofMillis(50);

  private Pause() {}

  public static void of(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Waits until something holds, at most so long; answers whether it does. */
  public static boolean until(BooleanSupplier condition, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      of(LOOK);
    }
    return true;
  }
}
