package dev.rapport.worker.application;

/** Told what happens, for metrics and logs. Must return at once and never throw. */
public interface ScoringObserver {

  /** An event whose work begins; it will be settled. */
  void taken(ClaimedEvent event);

  /** Each outcome once, after everything that follows from it was done. */
  void settled(Settled settled);

  /** An analysis that lacks a part. */
  void degraded(AnalysedEvent event);

  /** A proposal was cached, or could not be. */
  void cached(boolean kept);

  /** Something was not as this code expects, and was survived. */
  void surprised(String where, RuntimeException surprise);
}
