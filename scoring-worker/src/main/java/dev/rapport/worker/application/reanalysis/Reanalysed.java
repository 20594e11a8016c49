package dev.rapport.worker.application.reanalysis;

import dev.rapport.model.scoring.Analysis;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What came of a second look.
 *
 * @param analysis the better one; null if there was no log to look at
 * @param worth what the conversation would give by it; null like the analysis
 * @param result what became of it
 */
public record Reanalysed(
    DegradedEvent event, @Nullable Analysis analysis, @Nullable BigDecimal worth, Result result) {

  /** What became of a second look. */
  public enum Result {
    /** The better analysis is stored. */
    STORED,
    /** It would have been stored. */
    WOULD_BE_STORED,
    /** No part got better. */
    STILL_DEGRADED,
    /** Somebody else was faster, or the event is being worked on again. */
    NO_LONGER_OURS,
    /** Its log was dropped or cannot be read. */
    LOG_GONE
  }
}
