package dev.rapport.worker.application;

import dev.rapport.model.failure.OutageException;
import dev.rapport.model.topology.RetryTier;
import java.time.Duration;
import java.time.Instant;

/** What became of a delivery. There is nothing else that can become of it. */
public sealed interface Outcome {

  /** The effect is committed. Times are until the commit. */
  record Scored(ClaimedEvent event, Duration sinceAccepted, Duration sinceClaimed)
      implements Outcome {}

  /** There was nothing to do. */
  record Suppressed(Suppression reason) implements Outcome {}

  /** The attempt failed; the row says so and when to try again. */
  record RetryLater(ClaimedEvent event, Failure failure, RetryTier tier, Instant due)
      implements Outcome {}

  /** The event is dead, and the row says so. */
  record Dead(DeadLetter letter) implements Outcome {}

  /** The message belongs to no event; a row keeps it. */
  record Unreadable(DeadLetter letter) implements Outcome {}

  /** Given up uncharged, because this worker stands down. */
  record HandedBack() implements Outcome {}

  /** Nobody's fault: a dependency is away. */
  record Outage(OutageException cause) implements Outcome {}
}
