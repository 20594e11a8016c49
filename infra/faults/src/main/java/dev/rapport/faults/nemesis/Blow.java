package dev.rapport.faults.nemesis;

import java.time.Duration;
import java.util.Optional;

/**
 * One fault as it went.
 *
 * @param injectedAt {@link System#nanoTime}, as is {@code healedAt}
 * @param recovery how long after it was healed the pipeline moved again; empty if it did not
 * @param trouble what went wrong with the fault itself: not injected, not healed
 */
public record Blow(
    String kind,
    Fault fault,
    long injectedAt,
    long healedAt,
    Optional<Recovery> recovery,
    Optional<String> trouble) {

  /** From healed to the first new confirm and the first new score. */
  public record Recovery(Duration confirm, Duration score) {}
}
