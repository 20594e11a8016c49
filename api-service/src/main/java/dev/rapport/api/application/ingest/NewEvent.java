package dev.rapport.api.application.ingest;

import dev.rapport.model.contract.ConversationEnded;
import dev.rapport.model.contract.EventStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A conversation end about to be stored.
 *
 * @param conversationId the id it is stored under: the posted one, or that with a suffix
 * @param status PENDING, or SKIPPED for a bot type that is not scored
 * @param lease how long the publisher of this process has the event for itself; zero for no lease
 * @param traceparent the W3C trace context of the request
 */
public record NewEvent(
    ConversationEnd end,
    ContentHash hash,
    String conversationId,
    EventStatus status,
    Duration lease,
    @Nullable String traceparent) {

  /** The same, stored under another id because the posted one is taken by other content. */
  NewEvent renamed(String otherId) {
    return new NewEvent(end, hash, otherId, status, lease, traceparent);
  }

  /** The posted id where it differs from the stored one. */
  public @Nullable String originalConversationId() {
    return conversationId.equals(end.conversationId()) ? null : end.conversationId();
  }

  /** Whether the publisher of this process may publish it without asking. */
  public boolean isLeased() {
    return !lease.isZero();
  }

  ConversationEnded asMessage(Acceptance.Stored row) {
    return new ConversationEnded(
        row.id(), row.conversationId(), end.userId(), end.bot().type(), 0, traceparent);
  }

  /** Roughly what it weighs in memory and on the wire. */
  int size() {
    return end.log().length();
  }
}
