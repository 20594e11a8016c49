package dev.rapport.worker.application;

/** Why a delivery needs no work. The names are labels of a metric. */
public enum Suppression {
  /** The event is processed, skipped or a dead letter. */
  ALREADY_FINAL,
  /** Its next attempt is not due; the tier's message or the sweep brings it back. */
  NOT_DUE,
  /** It changed hands while we looked, or another worker has taken it over since. */
  HELD_ELSEWHERE,
  /** Its bot type is not scored. */
  SKIPPED_BOT_TYPE
}
