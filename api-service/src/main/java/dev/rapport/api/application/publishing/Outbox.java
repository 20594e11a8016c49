package dev.rapport.api.application.publishing;

import dev.rapport.model.contract.ConversationEnded;
import dev.rapport.model.contract.EventId;
import java.time.Duration;
import java.util.List;

/**
 * The stored events that are due and not published. Every method takes at most the wait for a
 * connection and one statement's bound, and throws {@link
 * dev.rapport.model.failure.OutageException} or {@link
 * dev.rapport.model.failure.TransientException} when it is not done; trying again is safe.
 */
public interface Outbox {

  /**
   * Leases unpublished events that are due and that nobody holds, the oldest first. Concurrent
   * callers get different events. A lease that is neither marked nor released ends by itself.
   */
  List<ConversationEnded> lease(int limit, Duration lease);

  /** Records that the broker has confirmed these. Idempotent; leaves claimed and final ones be. */
  void markPublished(List<EventId> events);

  /** Gives leases back, so that any relay may try at once. Idempotent. */
  void release(List<EventId> events);
}
