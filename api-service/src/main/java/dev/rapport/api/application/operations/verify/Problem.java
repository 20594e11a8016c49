package dev.rapport.api.application.operations.verify;

import org.jspecify.annotations.Nullable;

/** One thing that does not add up, and where. */
public record Problem(Kind kind, @Nullable Long eventId, @Nullable String userId, String detail) {

  /** What does not add up; the order is that of judgement, an event has only the first. */
  public enum Kind {
    /** The ledger tells of an event that is not there, or its state is none that is known. */
    UNACCOUNTED,
    /** Said to be scored, but nothing was counted. */
    PROCESSED_WITHOUT_LEDGER,
    /** Counted, but not said to be scored. */
    LEDGER_WITHOUT_PROCESSED,
    /** Dead, and nobody would ever find it. */
    FAILED_WITHOUT_DEAD_LETTER,
    /** Open, and untouched for longer than any way onward takes. */
    STUCK,
    /** A ledger row that does not follow from the one before it, or not from its event. */
    LEDGER_CHAIN,
    /** A user's score is not the sum of the ledger. */
    STATUS_NOT_SUM;

    /** Whether an event of this kind is in none of the states that conservation knows. */
    public boolean isUnaccounted() {
      return this != LEDGER_CHAIN && this != STATUS_NOT_SUM;
    }
  }
}
