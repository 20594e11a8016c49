package dev.rapport.worker.application;

import java.util.List;

/** Publishes messages about failures. */
public interface FailureMessages {

  /**
   * Publishes with confirms and waits for them within the broker's bounds. Never throws for what
   * the broker does: the rows bring back what is not confirmed.
   *
   * @return those that are certainly in their queue
   */
  List<FailureMessage> publish(List<FailureMessage> messages);
}
