package dev.rapport.model.scoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far a child has come with one topic.
 *
 * @param turns complete exchanges about it
 * @param lastDate the latest local day it was talked about
 * @param agentsUsed the bot ids that talked about it, in alphabetical order
 */
public record TopicMetric(
    BigDecimal score,
    int turns,
    FriendshipLevel level,
    LocalDate lastDate,
    Set<String> agentsUsed) {

  private static final BigDecimal ACQUAINTANCE_FROM = new BigDecimal("50");
  private static final BigDecimal FRIEND_FROM = new BigDecimal("150");

  public TopicMetric {
    score = ScoreNumber.of(score);
    agentsUsed = Collections.unmodifiableSet(new TreeSet<>(agentsUsed));
  }

  /** A topic not yet talked about. */
  static TopicMetric untouched(LocalDate day) {
    return new TopicMetric(ScoreNumber.ZERO, 0, FriendshipLevel.PHASE1_STRANGER, day, Set.of());
  }

  /** This topic after one more conversation by a child who is now at {@code userLevel}. */
  TopicMetric after(ScoredConversation scored, LocalDate day, FriendshipLevel userLevel) {
    BigDecimal sum = score.add(scored.details().finalScoreChange());
    return new TopicMetric(
        sum,
        turns + scored.details().totalTurns(),
        levelAt(sum, userLevel),
        day.isAfter(lastDate) ? day : lastDate,
        with(scored.botId()));
  }

  /**
   * A topic follows its score but never runs ahead of the child's own level: where the child is
   * behind, it stays what it was. Once a friend, it stays one down to a score of 50.
   */
  private FriendshipLevel levelAt(BigDecimal sum, FriendshipLevel userLevel) {
    if (sum.compareTo(ACQUAINTANCE_FROM) < 0) {
      return FriendshipLevel.PHASE1_STRANGER;
    }
    if (sum.compareTo(FRIEND_FROM) >= 0 && userLevel == FriendshipLevel.PHASE3_FRIEND) {
      return FriendshipLevel.PHASE3_FRIEND;
    }
    boolean rises = userLevel.isAtLeast(FriendshipLevel.PHASE2_ACQUAINTANCE);
    return rises && level == FriendshipLevel.PHASE1_STRANGER
        ? FriendshipLevel.PHASE2_ACQUAINTANCE
        : level;
  }

  private Set<String> with(@Nullable String botId) {
    if (botId == null || botId.isBlank()) {
      return agentsUsed;
    }
    Set<String> all = new TreeSet<>(agentsUsed);
    all.add(botId);
    return all;
  }
}
