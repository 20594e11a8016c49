package dev.rapport.model.scoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a child's friendship with the robot stands.
 *
 * @param score never negative
 * @param lastInteractionDate the latest local day of a conversation; null before the first
 * @param streakDay days in a row with a conversation, up to the last one; 0 before the first
 * @param totalTurns complete exchanges so far
 * @param engageDay how many days the child has used the robot, as told by the nightly job
 * @param topicMetrics by topic id
 * @param version rises by one with every change, so that a cached answer can tell that it is old
 */
public record FriendshipStatus(
    String userId,
    BigDecimal score,
    FriendshipLevel level,
    @Nullable LocalDate lastInteractionDate,
    int streakDay,
    int totalTurns,
    int engageDay,
    SortedMap<String, TopicMetric> topicMetrics,
    long version) {

  public FriendshipStatus {
    score = ScoreNumber.of(score);
    topicMetrics = Collections.unmodifiableSortedMap(new TreeMap<>(topicMetrics));
  }

  /** A child the robot has not met yet. */
  public static FriendshipStatus fresh(String userId) {
    return new FriendshipStatus(
        userId,
        ScoreNumber.ZERO,
        FriendshipLevel.PHASE1_STRANGER,
        null,
        0,
        0,
        0,
        Collections.emptySortedMap(),
        0);
  }
}
