package dev.rapport.api.application.ingest;

import dev.rapport.model.contract.EventStatus;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes in the end of a conversation: once stored it is never lost, and it is stored once. */
public final class AcceptConversationEnd {

  private final GroupCommit inbox;
  private final PublishingHints publishing;
  private final Set<String> skippedBotTypes;

  /**
   * Takes in through this group commit.
   *
   * @param skippedBotTypes types in normal form that are stored but not scored
   */
  public AcceptConversationEnd(
      GroupCommit inbox, PublishingHints publishing, Set<String> skippedBotTypes) {
    this.inbox = inbox;
    this.publishing = publishing;
    this.skippedBotTypes = Set.copyOf(skippedBotTypes);
  }

  /**
   * Stores the event and hints at it. Never waits for the broker. Asking again is safe.
   *
   * @throws OverloadedException at once if too many wait already
   * @throws dev.rapport.model.failure.OutageException if it was not stored in time, or perhaps was
   * @throws dev.rapport.model.failure.TransientException if the database gave up on it
   */
  public Acceptance accept(ConversationEnd end, @Nullable String traceparent) {
    boolean skipped = end.bot().type() != null && skippedBotTypes.contains(end.bot().type());
    return inbox.commit(
        new NewEvent(
            end,
            ContentHash.of(end),
            end.conversationId(),
            skipped ? EventStatus.SKIPPED : EventStatus.PENDING,
            skipped ? Duration.ZERO : publishing.lease(),
            traceparent));
  }
}
