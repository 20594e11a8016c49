package dev.rapport.api.application.operations.replay;

/** What became of one event of a replay. The names are stored and answered as they stand. */
public enum ItemStatus {
  WAITING,
  /** The event is alive again; its effect is awaited. */
  RELEASED,
  SCORED,
  FAILED_AGAIN,
  /** There was nothing to bring back. */
  SKIPPED
}
