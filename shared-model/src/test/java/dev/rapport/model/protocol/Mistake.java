package dev.rapport.model.protocol;

/** A way to build the protocol wrong. The checker must find what it breaks. */
enum Mistake {
  ACK_BEFORE_COMMIT,
  MARK_BEFORE_CONFIRM,
  RETURNS_IGNORED,
  SWEEP_OFF,
  NO_LEDGER,
  /** The event's state is not looked at in the transaction that applies it. */
  NO_CHECK_WHEN_APPLYING,
  LEDGER_IN_ITS_OWN_TRANSACTION,
  NO_CRASH_COUNT,
  /** Whoever takes a row over from a living worker becomes its owner at once. */
  TAKEOVER_MOVES_THE_LEASE,
  /** A suspect is worked on beside others. */
  SUSPECT_IN_COMPANY,
  /** A suspect is leased before it can be worked on alone. */
  SUSPECT_LEASED_EARLY,
  /** Consumption resumes though rows still lie under the own number. */
  RESUME_WITHOUT_HAND_BACK,
  /** What the sweep makes unpublished loses its owner's number. */
  SWEEP_FORGETS_THE_OWNER,
  /** The sweep unmarks a row in PROCESSING and leaves it there; the relay looks at PENDING only. */
  SWEEP_LEAVES_PROCESSING
}
