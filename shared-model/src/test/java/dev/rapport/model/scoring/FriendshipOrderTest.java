package dev.rapport.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Workers may apply the conversations of one child in any order. */
class FriendshipOrderTest {

  private static final FriendshipRules RULES =
      new FriendshipRules(LevelPolicy.byScore(), ZoneId.of("Asia/Ho_Chi_Minh"));

  /** What must not depend on the order; topic levels and the streak may. */
  private record Sums(
      BigDecimal score,
      FriendshipLevel level,
      int turns,
      @Nullable LocalDate lastDay,
      Map<String, TopicSums> topics,
      long version) {

    static Sums of(FriendshipStatus status) {
      Map<String, TopicSums> topics =
          status.topicMetrics().entrySet().stream()
              .collect(
                  Collectors.toMap(Map.Entry::getKey, entry -> TopicSums.of(entry.getValue())));
      return new Sums(
          status.score(),
          status.level(),
          status.totalTurns(),
          status.lastInteractionDate(),
          topics,
          status.version());
    }
  }

  private record TopicSums(BigDecimal score, int turns, LocalDate lastDate, Set<String> agents) {

    static TopicSums of(TopicMetric topic) {
      return new TopicSums(topic.score(), topic.turns(), topic.lastDate(), topic.agentsUsed());
    }
  }

  @Property
  void sumsTheSameInAnyOrder(
      @ForAll("conversations") List<ScoredConversation> conversations, @ForAll long seed) {
    List<ScoredConversation> shuffled = new ArrayList<>(conversations);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(Sums.of(applied(shuffled))).isEqualTo(Sums.of(applied(conversations)));
  }

  @Property
  void sumsExactlyWhatEachConversationGave(
      @ForAll("conversations") List<ScoredConversation> conversations) {
    BigDecimal sum = BigDecimal.ZERO;
    for (ScoredConversation conversation : conversations) {
      sum = sum.add(conversation.details().finalScoreChange());
    }
    assertThat(applied(conversations).score()).isEqualByComparingTo(sum);
  }

  @Property
  void neverLosesScoreOrLevel(@ForAll("conversations") List<ScoredConversation> conversations) {
    FriendshipStatus status = FriendshipStatus.fresh("u1");
    for (ScoredConversation conversation : conversations) {
      FriendshipStatus after = RULES.apply(status, conversation);
      assertThat(after.score()).isGreaterThanOrEqualTo(status.score());
      assertThat(after.level().isAtLeast(status.level())).isTrue();
      assertThat(after.streakDay()).isBetween(1, status.streakDay() + 1);
      status = after;
    }
  }

  @Provide
  Arbitrary<List<ScoredConversation>> conversations() {
    Arbitrary<String> topics = Arbitraries.of("animals", "space", "food", "");
    Arbitrary<String> bots = Arbitraries.of("bot_a", "bot_b", "");
    Arbitrary<Instant> ends =
        Arbitraries.longs().between(0, 20 * 24).map(hour -> Instant.ofEpochSecond(hour * 3600));
    Arbitrary<ScoreDetails> details =
        Combinators.combine(
                Arbitraries.integers().between(0, 400),
                Arbitraries.integers().between(0, 50),
                Arbitraries.of(SessionEmotion.class))
            .as(
                (turns, questions, emotion) ->
                    Formula.standard()
                        .score(turns, new Analysis(questions, emotion, 0, "builtin", List.of())));
    return Combinators.combine(bots, topics, ends, details)
        .as(
            (bot, topic, end, detail) ->
                new ScoredConversation(emptyToNull(bot), emptyToNull(topic), end, detail))
        .list()
        .ofMaxSize(12);
  }

  private static FriendshipStatus applied(List<ScoredConversation> conversations) {
    FriendshipStatus status = FriendshipStatus.fresh("u1");
    for (ScoredConversation conversation : conversations) {
      status = RULES.apply(status, conversation);
    }
    return status;
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
