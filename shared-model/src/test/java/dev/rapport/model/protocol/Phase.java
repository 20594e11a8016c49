package dev.rapport.model.protocol;

/** What a worker is doing about an event. */
enum Phase {
  NOTHING,
  DELIVERED,
  /** Found suspect; waits until nothing else is in flight in its process. */
  SET_ASIDE,
  WORKING,
  ALONE,
  /** The effect is committed, its ledger row is not: only a mistake leads here. */
  HALF_APPLIED,
  BURYING,
  TELLING_TIER,
  TELLING_DEAD_LETTER_QUEUE,
  DONE;

  /** Whether the death of the process would be this event's doing, or look like it. */
  boolean isInFlight() {
    return this == WORKING || this == ALONE || this == HALF_APPLIED;
  }
}
