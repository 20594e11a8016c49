package dev.rapport.model.analysis;

/** What a turn lets one feel. */
enum Mood {
  ANGER,
  SADNESS,
  BOREDOM,
  INTEREST,
  JOY
}
