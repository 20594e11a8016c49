package dev.rapport.model.activities;

import static dev.rapport.model.activities.AgentCategory.TALK;
import static dev.rapport.model.activities.AgentCategory.TALK_ACTIVITY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.model.scoring.FriendshipLevel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeedCatalogueTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

  private SeedCatalogue seed = new SeedCatalogue(List.of(), List.of(), List.of());

  @BeforeAll
  void load() throws IOException {
    seed = SeedCatalogue.load();
  }

  @ParameterizedTest
  @EnumSource
  void coversEveryCategoryAtEveryLevelWithRowsOfItsOwn(FriendshipLevel level) {
    assertThat(seed.templates()).extracting(LevelTemplate::friendshipLevel).contains(level);
    for (AgentCategory category : AgentCategory.values()) {
      assertThat(seed.agenda())
          .as("%s at %s", category, level)
          .filteredOn(entry -> entry.friendshipLevel() == level)
          .filteredOn(entry -> entry.agentCategory() == category)
          .hasSizeGreaterThanOrEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void hasTwelveTopicsToTalkAboutAndToPlayWithAtEveryLevel(FriendshipLevel level) {
    assertThat(topics(TALK, level))
        .hasSizeGreaterThanOrEqualTo(12)
        .isEqualTo(topics(TALK_ACTIVITY, level));
  }

  @Test
  void knowsEveryAgentAndGivesItOneAgendaPerLevel() {
    Set<String> known =
        seed.promptings().stream().map(AgentPrompting::agentId).collect(Collectors.toSet());
    assertThat(seed.agenda()).extracting(AgendaEntry::agentTag).hasSameElementsAs(known);
    assertThat(seed.agenda())
        .extracting(entry -> entry.agentTag() + entry.friendshipLevel())
        .doesNotHaveDuplicates();
    Map<String, Long> rows =
        seed.agenda().stream()
            .collect(Collectors.groupingBy(AgendaEntry::agentTag, Collectors.counting()));
    assertThat(rows.values()).containsOnly((long) FriendshipLevel.values().length);
  }

  @Test
  void writesAgendasOfAReadableLengthAndEachOnce() {
    assertThat(seed.agenda()).extracting(AgendaEntry::talkingAgenda).doesNotHaveDuplicates();
    assertThat(seed.agenda())
        .extracting(entry -> String.valueOf(entry.talkingAgenda()).length())
        .allMatch(length -> length > 180 && length < 700);
  }

  @Test
  void leavesOnlyPlaceholdersThatTheCallerKnows() {
    String everything = seed.agenda().toString() + seed.templates();
    assertThat(PLACEHOLDER.matcher(everything).results().map(found -> found.group(1)))
        .containsOnly(
            "child_name",
            "age",
            "language",
            "interests",
            "last_session_summary",
            "shared_memories");
  }

  @ParameterizedTest
  @EnumSource
  void proposesAWholeSessionWithoutDefaults(FriendshipLevel level) {
    ActivitySelection selection = new ActivitySelection(seed.catalogue(), new Random(1));
    for (int i = 0; i < 50; i++) {
      CandidateSet set = selection.select(SomeCatalogues.status(level, Map.of()));
      assertThat(set.agents()).noneMatch(agent -> CategoryDefaults.owns(agent.agentTag()));
      assertThat(set.agents()).allMatch(agent -> agent.finalPrompt().contains("You are Pika"));
      assertThat(set.talkCandidates()).hasSize(3);
      assertThat(set.gameCandidates()).hasSize(2);
    }
  }

  private Set<String> topics(AgentCategory category, FriendshipLevel level) {
    return seed.agenda().stream()
        .filter(entry -> entry.agentCategory() == category)
        .filter(entry -> entry.friendshipLevel() == level)
        .map(entry -> String.valueOf(entry.topicId()))
        .collect(Collectors.toSet());
  }
}
