package dev.rapport.api.application.friendship;

import dev.rapport.model.contract.EventId;
import dev.rapport.model.contract.EventStatus;
import dev.rapport.model.conversation.ConversationLog;
import dev.rapport.model.scoring.Analysis;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stored conversations with what their score is made of. Bounds and failures are those of {@link
 * Friendships}; in addition {@link dev.rapport.model.failure.PermanentException} if a stored
 * document cannot be understood.
 */
public interface ScoredConversations {

  /** What is recorded of a conversation's score. */
  Optional<Recorded> find(String conversationId);

  /** Its log in standard form; empty if it was dropped after its retention period. */
  Optional<ConversationLog> log(EventId id);

  /**
   * What is recorded.
   *
   * @param analysis stored by a worker; null if there is none yet
   * @param change what the friendship moved by; null before it is scored
   * @param details how the change came about, as JSON; null before it is scored
   */
  record Recorded(
      EventId id,
      String userId,
      EventStatus status,
      @Nullable Analysis analysis,
      @Nullable BigDecimal change,
      @Nullable String details) {}
}
