package dev.rapport.api.application.sweep;

import java.util.Map;
import java.util.Optional;

/** How much the broker's queues hold. */
public interface QueueDepths {

  /**
   * Messages that are ready, by queue; empty if the broker does not answer. Takes at most a few of
   * the broker's bounds; never throws.
   */
  Optional<Map<String, Long>> ready();
}
