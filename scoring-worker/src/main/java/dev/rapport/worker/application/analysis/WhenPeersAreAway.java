package dev.rapport.worker.application.analysis;

/** What to do for a conversation whose peers are away. */
public enum WhenPeersAreAway {
  /** Score it without their part, which is named as degraded. */
  DEGRADE,
  /** Leave it where it is and take nothing more until they are back. */
  WAIT
}
