package dev.rapport.api.application.operations.deadletters;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts of dead letters.
 *
 * @param byState those of the filter, whatever state it names
 * @param byErrorCode those of the filter, the most frequent first
 * @param byHour those of the filter that died within 48 hours
 */
public record DeadLetterStats(
    Map<DeadLetterState, Long> byState,
    List<CodeCount> byErrorCode,
    List<HourCount> byHour,
    Reconciliation queue) {

  public DeadLetterStats {
    byState = Map.copyOf(byState);
    byErrorCode = List.copyOf(byErrorCode);
    byHour = List.copyOf(byHour);
  }

  /** How many died of it. */
  public record CodeCount(String errorCode, long count) {}

  /** How many died in it. */
  public record HourCount(Instant hour, long count) {}

  /**
   * Rows and messages compared.
   *
   * @param ready messages in the queue at the last look; null before the first
   * @param rowsWithoutCopy open dead letters whose message is not in the queue
   * @param unknownMessages messages left alone because they fit no row
   * @param reconciledAt when every message was last compared with the rows
   */
  public record Reconciliation(
      @Nullable Long ready,
      @Nullable Instant lookedAt,
      long rowsOpen,
      long rowsWithoutCopy,
      long unknownMessages,
      @Nullable Instant reconciledAt) {}
}
