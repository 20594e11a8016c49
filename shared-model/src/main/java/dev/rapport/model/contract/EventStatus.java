package dev.rapport.model.contract;

/** Where an event is in its life. The names are stored and answered as they stand. */
public enum EventStatus {
  /** Accepted; waiting to be published, delivered or tried again. */
  PENDING,
  /** A worker holds a lease on it. */
  PROCESSING,
  /** Scored: exactly one ledger row exists. */
  PROCESSED,
  /** Stored, but its bot type is not scored. */
  SKIPPED,
  /** A dead letter; final until somebody replays it. */
  FAILED;

  /** Whether a delivery of such an event has nothing left to do. */
  public boolean isFinal() {
    return this == PROCESSED || this == SKIPPED || this == FAILED;
  }
}
