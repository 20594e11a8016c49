package dev.rapport.faults.nemesis;

/** What a fault may cost the caller. */
public enum Harm {
  /** Nothing: answers stay as fast as ever. */
  NONE,
  /** Answers may be slow or 503, within the request's bound. */
  DATABASE,
  /** The process that would answer is killed or frozen. */
  API
}
