package dev.rapport.model.activities;

import dev.rapport.model.scoring.FriendshipLevel;
import dev.rapport.model.scoring.FriendshipStatus;
import dev.rapport.model.scoring.TopicMetric;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Random catalogues and statuses. Tags and topics are few, so that rows often meet. */
final class SomeCatalogues {

  private static final Arbitrary<FriendshipLevel> LEVELS = Arbitraries.of(FriendshipLevel.class);

  /** Rows of the first level are what the others fall back to, so there are more of them. */
  private static final Arbitrary<FriendshipLevel> ROW_LEVELS =
      Arbitraries.frequency(
          Tuple.of(3, FriendshipLevel.PHASE1_STRANGER),
          Tuple.of(1, FriendshipLevel.PHASE2_ACQUAINTANCE),
          Tuple.of(1, FriendshipLevel.PHASE3_FRIEND));

  /** Enough talks and activities that many topics have both. */
  private static final Arbitrary<AgentCategory> CATEGORIES =
      Arbitraries.oneOf(
          Arbitraries.of(AgentCategory.class),
          Arbitraries.of(AgentCategory.TALK, AgentCategory.TALK_ACTIVITY));

  private static final Arbitrary<String> TOPICS =
      Arbitraries.of("animals", "space", "food", "music", "family");
  private static final Arbitrary<String> TAGS =
      Arbitraries.integers().between(1, 60).map(number -> "agent_" + number);

  private SomeCatalogues() {}

  static Arbitrary<AgendaEntry> agenda() {
    Arbitrary<String> topics = Arbitraries.oneOf(TOPICS, TOPICS, Arbitraries.just(""));
    return Combinators.combine(topics, TAGS, CATEGORIES, ROW_LEVELS)
        .as((topic, tag, category, level) -> agenda(topic, tag, category, level));
  }

  static AgendaEntry agenda(
      @Nullable String topic, String tag, AgentCategory category, FriendshipLevel level) {
    return new AgendaEntry(topic, tag, category, level, "Agenda of " + tag, null);
  }

  static Arbitrary<AgentMapping> mappings() {
    Arbitrary<BigDecimal> weights = Arbitraries.integers().between(0, 5).map(BigDecimal::valueOf);
    return Combinators.combine(LEVELS, CATEGORIES, TAGS, weights, Arbitraries.of(true, false))
        .as(
            (level, category, tag, weight, active) ->
                new AgentMapping(level, category, tag, "Name of " + tag, null, weight, active));
  }

  static AgentMapping mapping(
      String tag, AgentCategory category, FriendshipLevel level, int weight, boolean active) {
    return new AgentMapping(
        level, category, tag, "Name of " + tag, null, BigDecimal.valueOf(weight), active);
  }

  static Arbitrary<Catalogue> catalogues() {
    return Combinators.combine(mappings().list().ofMaxSize(25), agenda().list().ofMaxSize(80))
        .as((mappings, agenda) -> new Catalogue(mappings, List.of(), List.of(), agenda));
  }

  static Arbitrary<FriendshipStatus> statuses() {
    Arbitrary<TopicMetric> metrics =
        Arbitraries.integers()
            .between(0, 400)
            .map(halves -> metric(BigDecimal.valueOf(halves).divide(BigDecimal.TWO)));
    return Combinators.combine(LEVELS, Arbitraries.maps(TOPICS, metrics).ofMaxSize(5))
        .as(SomeCatalogues::status);
  }

  static FriendshipStatus status(FriendshipLevel level, Map<String, TopicMetric> topics) {
    return new FriendshipStatus(
        "u1", BigDecimal.TEN, level, null, 0, 0, 0, new TreeMap<>(topics), 7);
  }

  static TopicMetric metric(BigDecimal score) {
    return new TopicMetric(
        score, 3, FriendshipLevel.PHASE1_STRANGER, LocalDate.parse("2026-01-05"), Set.of("bot"));
  }
}
