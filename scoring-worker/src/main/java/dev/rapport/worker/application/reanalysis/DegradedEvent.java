package dev.rapport.worker.application.reanalysis;

import dev.rapport.model.contract.EventId;
import dev.rapport.model.contract.EventStatus;
import dev.rapport.model.scoring.Analysis;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that is final, and whose analysis lacks a part.
 *
 * @param applied what its friendship moved by; null if it never did
 * @param analysis as it is stored
 */
public record DegradedEvent(
    EventId id,
    String conversationId,
    String userId,
    EventStatus status,
    Instant startTime,
    Instant endTime,
    @Nullable BigDecimal applied,
    Analysis analysis) {}
