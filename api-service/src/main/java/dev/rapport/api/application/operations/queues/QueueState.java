package dev.rapport.api.application.operations.queues;

import org.jspecify.annotations.Nullable;

/**
 * What a queue holds; null is not known.
 *
 * @param ready messages that wait for a consumer
 * @param unacknowledged messages that consumers hold
 */
public record QueueState(
    String name, @Nullable Long ready, @Nullable Long unacknowledged, @Nullable Long consumers) {

  /** A queue of which nothing is known. */
  static QueueState unknown(String name) {
    return new QueueState(name, null, null, null);
  }
}
