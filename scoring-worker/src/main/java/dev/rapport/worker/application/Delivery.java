package dev.rapport.worker.application;

/** A message as the broker delivered it, until it is settled. */
public interface Delivery {

  /** The body as it came; nothing is known of it. */
  byte[] body();

  /**
   * Whether the channel it came on is closed: the broker delivers it again, and nobody can
   * acknowledge this one.
   */
  boolean isGone();
}
