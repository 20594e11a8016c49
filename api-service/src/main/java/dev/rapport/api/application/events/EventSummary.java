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
    @Nullable String errorDetails) {}
