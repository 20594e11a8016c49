package dev.rapport.model.contract;

import org.jspecify.annotations.Nullable;

/**
 * The hint on the broker that an event is ready. Carries ids, never the log: at most {@value
 * ConversationEndedJson#MAX_BYTES} bytes as JSON.
 *
 * @param conversationId for people who read queues; may be cut
 * @param userId for people who read queues; may be cut
 * @param attempt how often the event has failed before this delivery, for people who read queues;
 *     the row decides
 * @param traceparent the W3C trace context of the request that accepted the event
 */
public record ConversationEnded(
    EventId eventId,
    String conversationId,
    String userId,
    @Nullable String botType,
    int attempt,
    @Nullable String traceparent) {}
