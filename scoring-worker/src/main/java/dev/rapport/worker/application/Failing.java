package dev.rapport.worker.application;

import dev.rapport.model.topology.RetryTier;
import java.time.Instant;
import java.util.Optional;

/** Records what went wrong and says what follows. */
public final class Failing {

  private static final Outcome TAKEN_OVER = new Outcome.Suppressed(Suppression.HELD_ELSEWHERE);

  private final FailedAttempts failedAttempts;

  public Failing(FailedAttempts failedAttempts) {
    this.failedAttempts = failedAttempts;
  }

  /** The outcome of a failed attempt, committed. */
  Outcome fail(FailedAttempt failed) {
    return AfterFailure.nextTier(failed)
        .map(tier -> retry(failed, tier))
        .orElseGet(() -> die(failed));
  }

  /** The outcome of a message that belongs to no event, committed. */
  Outcome bury(byte[] body, String code, String reason) {
    return new Outcome.Unreadable(failedAttempts.bury(body, Failure.permanent(code, reason)));
  }

  private Outcome retry(FailedAttempt failed, RetryTier tier) {
    Optional<Instant> due = failedAttempts.retry(failed, tier);
    return due.<Outcome>map(
            at -> new Outcome.RetryLater(failed.event(), failed.failure(), tier, at))
        .orElse(TAKEN_OVER);
  }

  private Outcome die(FailedAttempt failed) {
    return failedAttempts.die(failed).<Outcome>map(Outcome.Dead::new).orElse(TAKEN_OVER);
  }
}
