package dev.rapport.model.protocol;

/** What happens when a worker works on an event. */
enum Kind {
  GOOD,
  /** May fail, and may succeed. */
  FLAKY,
  /** Fails at once and for ever. */
  INVALID,
  /** Its bot type is not scored. */
  NOT_SCORED,
  /** Kills the process, every time. */
  POISON,
  /** Kills the process, fails or succeeds. */
  WILD;

  boolean mayScore() {
    return this == GOOD || this == FLAKY || this == WILD;
  }

  boolean mayFail() {
    return this == FLAKY || this == WILD;
  }

  boolean mayKill() {
    return this == POISON || this == WILD;
  }
}
