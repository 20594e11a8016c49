package dev.rapport.api.application.operations.replay;

import dev.rapport.model.contract.EventId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of a replay.
 *
 * @param position in the order of release, from 1
 * @param detail why it was skipped, or what it failed of
 */
public record ReplayItem(
    EventId eventId,
    long deadLetterId,
    int stage,
    int position,
    ItemStatus status,
    @Nullable String detail,
    Instant updatedAt) {}
