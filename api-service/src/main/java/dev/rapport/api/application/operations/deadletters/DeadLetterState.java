package dev.rapport.api.application.operations.deadletters;

/** What became of a dead letter. The names are stored and answered as they stand. */
public enum DeadLetterState {
  /** Nobody has decided. Only these have a copy in the dead-letter queue. */
  OPEN,
  /** Its event got another life. */
  REPLAYED,
  /** Looked at and put aside; can be opened again. */
  ARCHIVED,
  /** Put aside for ever, its bytes and words gone. */
  PURGED
}
