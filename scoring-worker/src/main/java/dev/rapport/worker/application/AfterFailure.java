package dev.rapport.worker.application;

import dev.rapport.model.topology.RetryTier;
import java.util.Optional;

/** What follows a failed attempt. */
final class AfterFailure {

  private AfterFailure() {}

  /** Where the event waits for its next attempt; empty when it has none left. */
  static Optional<RetryTier> nextTier(FailedAttempt failed) {
    return isUsedUp(failed)
        ? Optional.empty()
        : Optional.of(RetryTier.after(failed.event().attempt(), failed.failure().retryAfter()));
  }

  /** The one place that decides whether attempts are used up. */
  private static boolean isUsedUp(FailedAttempt failed) {
    return failed.failure().permanent() || failed.event().attempt() >= RetryTier.MAX_ATTEMPTS;
  }
}
