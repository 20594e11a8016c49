package dev.rapport.worker.application;

import java.util.List;

/** Tells the broker that deliveries are done with. */
public interface Acknowledgements {

  /**
   * Acknowledges each delivery, at most once. Never waits for the broker and never throws: an
   * acknowledgement that is lost brings the delivery again, and the row knows that it is done.
   */
  void acknowledge(List<Delivery> done);
}
