package dev.rapport.api.application.operations.overview;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The system at one moment; null is not known.
 *
 * @param accepted events a second
 * @param scored events a second
 * @param failed events a second that became dead letters
 * @param pending open and not in work
 * @param retry messages in the tiers
 * @param dead open dead letters
 * @param p50 seconds from acceptance to score, of those scored since the last point
 * @param p99 the same of the slowest hundredth
 */
public record Point(
    Instant at,
    double accepted,
    double scored,
    double failed,
    @Nullable Long pending,
    @Nullable Long retry,
    long dead,
    @Nullable Double p50,
    @Nullable Double p99) {}
