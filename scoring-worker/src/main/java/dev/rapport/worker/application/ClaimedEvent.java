package dev.rapport.worker.application;

import dev.rapport.model.contract.ConversationEnded;
import dev.rapport.model.contract.EventId;
import dev.rapport.model.conversation.BotType;
import dev.rapport.model.scoring.Analysis;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that this worker has leased.
 *
 * @param attempt which attempt this is, from 1
 * @param claimedAt when this attempt started, by the database's clock
 * @param shortLog the raw log's JSON where it is short enough to come with the claim
 * @param storedAnalysis what an earlier attempt found out already
 */
public record ClaimedEvent(
    EventId id,
    String conversationId,
    String userId,
    BotType botType,
    @Nullable String botId,
    @Nullable String agentTag,
    Instant startTime,
    Instant endTime,
    int attempt,
    Instant acceptedAt,
    Instant claimedAt,
    @Nullable Long replayId,
    @Nullable String traceparent,
    @Nullable String shortLog,
    @Nullable Analysis storedAnalysis) {

  /** The message that brings this event back, or lies in the dead-letter queue. */
  public ConversationEnded toMessage() {
    return new ConversationEnded(id, conversationId, userId, botType.name(), attempt, traceparent);
  }
}
