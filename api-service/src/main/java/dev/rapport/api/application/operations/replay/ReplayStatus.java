package dev.rapport.api.application.operations.replay;

/** Where a replay is. The names are stored and answered as they stand. */
public enum ReplayStatus {
  /** Its events are chosen; nothing has happened to them. */
  PLANNED,
  RUNNING,
  /** An operator made it wait. */
  PAUSED,
  /** Too many failed again; it waits for an operator. */
  HALTED,
  COMPLETED,
  CANCELLED,
  /** A plan nobody started in time. Never stored: the time decides. */
  EXPIRED;

  /** Whether nothing more will be released. */
  public boolean isFinal() {
    return this == COMPLETED || this == CANCELLED || this == EXPIRED;
  }
}
