package dev.rapport.api.application.events;

import dev.rapport.model.contract.EventId;
import dev.rapport.model.contract.EventStatus;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event without its log.
 *
 * @param attempts started and not handed back
 * @param publishedAt when the broker last confirmed its message; null while it waits for that
 * @param leaseUntil while PROCESSING, until when its worker has it
 * @param details the calculation, as JSON
 * @param handling what explains where it is now
 * @param effect what it did to the user's score, as the ledger has it
 * @param degraded parts of its analysis that failed, with their causes; null if none did
 */
public record EventSummary(
    EventId id,
    String conversationId,
    @Nullable String originalConversationId,
    String userId,
    @Nullable String botType,
    @Nullable String botId,
    @Nullable String botName,
    @Nullable String agentTag,
    Instant startTime,
    Instant endTime,
    EventStatus status,
    int attempts,
    @Nullable Instant nextAttemptAt,
    @Nullable Instant publishedAt,
    @Nullable Instant leaseUntil,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant processedAt,
    @Nullable String processedBy,
    @Nullable BigDecimal scoreChange,
    @Nullable String newLevel,
    @Nullable String details,
    @Nullable String errorCode,
    @Nullable String errorDetails,
    Handling handling,
    @Nullable Effect effect,
    @Nullable String degraded) {

  /**
   * What the protocol knows of an event.
   *
   * @param deliveries that were worked on
   * @param crashes workers that died while working on it since its last outcome
   * @param holder the number of the worker that claimed it last
   * @param replayId the replay that brought it back last
   * @param retryTier where it waits for its next attempt
   * @param lastDeath what became of its last dead letter
   */
  public record Handling(
      int deliveries,
      int crashes,
      @Nullable Long holder,
      @Nullable Long replayId,
      @Nullable String retryTier,
      LastDeath lastDeath) {}

  /** What became of an event's last dead letter; {@code NONE} if it never had one. */
  public enum LastDeath {
    NONE,
    OPEN,
    ARCHIVED,
    PURGED,
    REPLAYED
  }

  /** An entry of the ledger. */
  public record Effect(
      BigDecimal change,
      BigDecimal scoreBefore,
      BigDecimal scoreAfter,
      String formulaVersion,
      int attempt) {}
}
