package dev.rapport.model.scoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a conversation moves a friendship. Sums and dates come out the same in whatever order the
 * conversations of a child are applied; the streak alone depends on it, because a conversation
 * older than the last one changes neither streak nor last day.
 *
 * @param zone decides which day a conversation belongs to: that of its end
 */
public record FriendshipRules(LevelPolicy policy, ZoneId zone) {

  /** The friendship after {@code scored}; {@code before} is left as it was. */
  public FriendshipStatus apply(FriendshipStatus before, ScoredConversation scored) {
    LocalDate day = LocalDate.ofInstant(scored.endTime(), zone);
    BigDecimal score =
        before.score().add(scored.details().finalScoreChange()).max(ScoreNumber.ZERO);
    FriendshipLevel level = policy.levelOf(score, before.engageDay());
    LocalDate last = before.lastInteractionDate();
    return new FriendshipStatus(
        before.userId(),
        score,
        level,
        last == null || day.isAfter(last) ? day : last,
        streak(before.streakDay(), last, day),
        before.totalTurns() + scored.details().totalTurns(),
        before.engageDay(),
        topics(before, scored, day, level),
        before.version() + 1);
  }

  private static int streak(int streak, @Nullable LocalDate last, LocalDate day) {
    if (last == null) {
      return 1;
    }
    if (!day.isAfter(last)) {
      return streak;
    }
    return day.equals(last.plusDays(1)) ? streak + 1 : 1;
  }

  private static SortedMap<String, TopicMetric> topics(
      FriendshipStatus before, ScoredConversation scored, LocalDate day, FriendshipLevel level) {
    String topicId = scored.topicId();
    if (topicId == null) {
      return before.topicMetrics();
    }
    SortedMap<String, TopicMetric> topics = new TreeMap<>(before.topicMetrics());
    TopicMetric topic = topics.getOrDefault(topicId, TopicMetric.untouched(day));
    topics.put(topicId, topic.after(scored, day, level));
    return topics;
  }
}
