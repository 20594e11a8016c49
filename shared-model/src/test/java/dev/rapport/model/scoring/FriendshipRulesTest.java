package dev.rapport.model.scoring;

import static dev.rapport.model.scoring.FriendshipLevel.PHASE1_STRANGER;
import static dev.rapport.model.scoring.FriendshipLevel.PHASE2_ACQUAINTANCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FriendshipRulesTest {

  private static final ZoneId SAIGON = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final FriendshipRules RULES = new FriendshipRules(LevelPolicy.byScore(), SAIGON);

  @Test
  void startsAFriendshipWithNothing() {
    FriendshipStatus fresh = FriendshipStatus.fresh("u1");
    assertThat(fresh.score()).hasToString("0.0");
    assertThat(fresh.level()).isEqualTo(PHASE1_STRANGER);
    assertThat(fresh.streakDay()).isZero();
    assertThat(fresh.topicMetrics()).isEmpty();
    assertThat(fresh.lastInteractionDate()).isNull();
  }

  @Test
  void addsTheChangeOnceToTheChildAndOnceToTheTopic() {
    FriendshipStatus after =
        RULES.apply(FriendshipStatus.fresh("u1"), scored("animals", "2026-01-05T08:00:00Z", 40));
    assertThat(after.score()).isEqualByComparingTo("20");
    assertThat(after.totalTurns()).isEqualTo(40);
    assertThat(after.version()).isEqualTo(1);
    assertThat(after.topicMetrics()).containsOnlyKeys("animals");
    TopicMetric topic = after.topicMetrics().get("animals");
    assertThat(topic)
        .isEqualTo(
            new TopicMetric(
                new BigDecimal("20"),
                40,
                PHASE1_STRANGER,
                LocalDate.parse("2026-01-05"),
                Set.of("bot_animals")));
  }

  @Test
  void movesOnlyTheChildWithoutATopic() {
    FriendshipStatus after =
        RULES.apply(FriendshipStatus.fresh("u1"), scored(null, "2026-01-05T08:00:00Z", 40));
    assertThat(after.score()).isEqualByComparingTo("20");
    assertThat(after.topicMetrics()).isEmpty();
  }

  @Test
  void namesEachAgentOfATopicOnce() {
    FriendshipStatus once =
        RULES.apply(FriendshipStatus.fresh("u1"), scored("animals", "2026-01-05T08:00:00Z", 2));
    FriendshipStatus twice = RULES.apply(once, scored("animals", "2026-01-05T09:00:00Z", 2));
    assertThat(twice.topicMetrics().get("animals"))
        .extracting(TopicMetric::agentsUsed)
        .isEqualTo(Set.of("bot_animals"));
  }

  @ParameterizedTest
  @CsvSource({
    "same day keeps it,        2026-01-05T01:00:00Z 2026-01-05T09:00:00Z, 1",
    "the next day adds one,    2026-01-05T01:00:00Z 2026-01-06T09:00:00Z, 2",
    "a gap starts again,       2026-01-05T01:00:00Z 2026-01-06T09:00:00Z 2026-01-09T09:00:00Z, 1",
    "an older one changes none,2026-01-05T01:00:00Z 2026-01-06T09:00:00Z 2026-01-04T09:00:00Z, 2",
    "midnight is the zone's,   2026-01-05T16:59:59Z 2026-01-05T17:00:00Z, 2",
    "same day across midnight, 2026-01-05T17:00:00Z 2026-01-06T16:59:59Z, 1"
  })
  void countsDaysInARow(String why, String ends, int streak) {
    FriendshipStatus status = FriendshipStatus.fresh("u1");
    for (String end : ends.split(" ", -1)) {
      status = RULES.apply(status, scored(null, end, 1));
    }
    assertThat(status.streakDay()).as(why).isEqualTo(streak);
  }

  @Test
  void keepsTheLaterDayWhenAnOlderEventComesLate() {
    FriendshipStatus status = FriendshipStatus.fresh("u1");
    for (String end : List.of("2026-01-06T09:00:00Z", "2026-01-01T09:00:00Z")) {
      status = RULES.apply(status, scored("animals", end, 1));
    }
    assertThat(status.lastInteractionDate()).isEqualTo("2026-01-06");
    assertThat(status.topicMetrics().get("animals"))
        .extracting(TopicMetric::lastDate)
        .isEqualTo(LocalDate.parse("2026-01-06"));
  }

  @Test
  void raisesTheLevelWithTheScore() {
    FriendshipStatus after =
        RULES.apply(FriendshipStatus.fresh("u1"), scored(null, "2026-01-05T08:00:00Z", 1000));
    assertThat(after.level()).isEqualTo(PHASE2_ACQUAINTANCE);
  }

  @Test
  void takesTheLevelFromTheDaysOfUseWhenToldSo() {
    FriendshipRules byDay = new FriendshipRules(LevelPolicy.byEngageDay(), SAIGON);
    FriendshipStatus fresh = FriendshipStatus.fresh("u1");
    FriendshipStatus eighthDay =
        new FriendshipStatus(
            fresh.userId(), fresh.score(), fresh.level(), null, 0, 0, 8, fresh.topicMetrics(), 4);
    FriendshipStatus after = byDay.apply(eighthDay, scored(null, "2026-01-05T08:00:00Z", 1));
    assertThat(after.level()).isEqualTo(PHASE2_ACQUAINTANCE);
    assertThat(after.engageDay()).isEqualTo(8);
    assertThat(after.version()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({
    "0,     49.5, PHASE3_FRIEND,       PHASE1_STRANGER,     PHASE1_STRANGER",
    "40,    10,   PHASE1_STRANGER,     PHASE1_STRANGER,     PHASE1_STRANGER",
    "40,    10,   PHASE2_ACQUAINTANCE, PHASE1_STRANGER,     PHASE2_ACQUAINTANCE",
    "40,    10,   PHASE3_FRIEND,       PHASE1_STRANGER,     PHASE2_ACQUAINTANCE",
    "140,   9.5,  PHASE3_FRIEND,       PHASE2_ACQUAINTANCE, PHASE2_ACQUAINTANCE",
    "140,   10,   PHASE2_ACQUAINTANCE, PHASE2_ACQUAINTANCE, PHASE2_ACQUAINTANCE",
    "140,   10,   PHASE3_FRIEND,       PHASE2_ACQUAINTANCE, PHASE3_FRIEND",
    "200,   10,   PHASE2_ACQUAINTANCE, PHASE3_FRIEND,       PHASE3_FRIEND",
    "60,    10,   PHASE2_ACQUAINTANCE, PHASE3_FRIEND,       PHASE3_FRIEND"
  })
  void letsATopicFollowItsScoreButNotRunAheadOfTheChild(
      BigDecimal before,
      BigDecimal change,
      FriendshipLevel user,
      FriendshipLevel level,
      FriendshipLevel expected) {
    LocalDate day = LocalDate.parse("2026-01-05");
    TopicMetric topic = new TopicMetric(before, 0, level, day, Set.of());
    int turns = change.multiply(BigDecimal.TWO).intValueExact();
    TopicMetric after = topic.after(scored("animals", "2026-01-05T08:00:00Z", turns), day, user);
    assertThat(after.score()).isEqualByComparingTo(before.add(change));
    assertThat(after.level()).isEqualTo(expected);
  }

  private static ScoredConversation scored(@Nullable String topic, String end, int turns) {
    Analysis analysis = new Analysis(0, SessionEmotion.NEUTRAL, 0, "builtin", List.of());
    return new ScoredConversation(
        "bot_" + topic, topic, Instant.parse(end), Formula.standard().score(turns, analysis));
  }
}
