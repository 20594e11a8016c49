package dev.rapport.worker.application;

/** Our place as a consumer of the work queue. */
public interface Subscription {

  /** How many deliveries may be in flight. */
  enum Width {
    /** As many as can be worked on. */
    FULL,
    /** One: a message that ends the connection takes no other with it. */
    SINGLE
  }

  /**
   * Starts taking deliveries. Returns within the broker's bounds; idempotent.
   *
   * @throws dev.rapport.model.failure.OutageException if the broker is away
   */
  void open(Width width);

  /**
   * Stops taking deliveries and closes the channel, so that the broker delivers again whatever was
   * not acknowledged. Returns within the broker's bounds and never throws; idempotent.
   */
  void close();

  /** Whether deliveries can arrive. */
  boolean isOpen();
}
