package dev.rapport.model.activities;

import static dev.rapport.model.activities.AgentCategory.GAME_AGENT;
import static dev.rapport.model.activities.AgentCategory.GREETING;
import static dev.rapport.model.activities.AgentCategory.TALK;
import static dev.rapport.model.activities.AgentCategory.TALK_ACTIVITY;
import static dev.rapport.model.scoring.FriendshipLevel.PHASE1_STRANGER;
import static dev.rapport.model.scoring.FriendshipLevel.PHASE2_ACQUAINTANCE;
import static dev.rapport.model.scoring.FriendshipLevel.PHASE3_FRIEND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.model.scoring.FriendshipLevel;
import dev.rapport.model.scoring.FriendshipStatus;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ActivitySelectionTest {

  private static final LevelTemplate STRANGER_STYLE =
      new LevelTemplate(PHASE1_STRANGER, "Be gentle.", "You talk with {{name}}.");

  @Test
  void servesEveryCategorysDefaultFromAnEmptyCatalogue() {
    CandidateSet set = select(Catalogue.empty(), FriendshipStatus.fresh("u1"), 1);
    assertThat(set.agents())
        .extracting(SuggestedAgent::agentTag)
        .containsExactly(
            "default_greeting",
            "default_talk",
            "default_talk_activity",
            "default_review",
            "default_wrap_up");
    assertThat(set.agents()).noneMatch(agent -> agent.finalPrompt().isBlank());
    assertThat(set.backupAgents()).isEmpty();
  }

  @Test
  void composesThePromptOfStyleAgendaAndProfile() {
    AgendaEntry hello = SomeCatalogues.agenda(null, "hello", GREETING, PHASE1_STRANGER);
    Catalogue catalogue = catalogue(List.of(STRANGER_STYLE), hello);
    assertThat(select(catalogue, FriendshipStatus.fresh("u1"), 1).greetingAgent().finalPrompt())
        .isEqualTo("Be gentle.\n\nAgenda of hello\n\nYou talk with {{name}}.");
  }

  @Test
  void leavesOutTheMissingPartsOfAPrompt() {
    LevelTemplate profileOnly = new LevelTemplate(PHASE1_STRANGER, " ", "Profile.");
    AgendaEntry hello = new AgendaEntry("", "hello", GREETING, PHASE1_STRANGER, null, null);
    Catalogue catalogue = catalogue(List.of(profileOnly), hello);
    assertThat(select(catalogue, FriendshipStatus.fresh("u1"), 1).greetingAgent().finalPrompt())
        .isEqualTo("Profile.");
  }

  @Test
  void givesSpecialAgentsTheirAgendaAlone() {
    AgendaEntry special = SomeCatalogues.agenda(null, "special_tet", GREETING, PHASE1_STRANGER);
    Catalogue catalogue = catalogue(List.of(STRANGER_STYLE), special);
    assertThat(select(catalogue, FriendshipStatus.fresh("u1"), 1).greetingAgent().finalPrompt())
        .isEqualTo("Agenda of special_tet");
  }

  @Test
  void takesAMissingRowFromTheFirstLevelTopicByTopic() {
    Catalogue catalogue =
        catalogue(
            List.of(STRANGER_STYLE),
            SomeCatalogues.agenda("animals", "animals_1", TALK, PHASE1_STRANGER),
            SomeCatalogues.agenda("animals", "animals_2", TALK, PHASE2_ACQUAINTANCE),
            SomeCatalogues.agenda("space", "space_1", TALK, PHASE1_STRANGER),
            SomeCatalogues.agenda("food", "food_3", TALK, PHASE3_FRIEND));
    assertThat(catalogue.offers(TALK, PHASE2_ACQUAINTANCE))
        .extracting(Offer::agentTag)
        .containsExactlyInAnyOrder("animals_2", "space_1");
    CandidateSet set = select(catalogue, status(PHASE2_ACQUAINTANCE), 1);
    assertThat(set.agents().get(1).finalPrompt()).startsWith("Be gentle.");
  }

  @Test
  void prefersScoredTopicsThenExplores() {
    Catalogue catalogue =
        catalogue(
            List.of(),
            SomeCatalogues.agenda("animals", "animals", TALK, PHASE2_ACQUAINTANCE),
            SomeCatalogues.agenda("space", "space", TALK, PHASE2_ACQUAINTANCE),
            SomeCatalogues.agenda("food", "food", TALK, PHASE2_ACQUAINTANCE),
            SomeCatalogues.agenda("music", "music", TALK, PHASE2_ACQUAINTANCE));
    FriendshipStatus status =
        SomeCatalogues.status(
            PHASE2_ACQUAINTANCE,
            Map.of(
                "animals", SomeCatalogues.metric(new BigDecimal("12")),
                "space", SomeCatalogues.metric(new BigDecimal("80.5")),
                "music", SomeCatalogues.metric(BigDecimal.ZERO)));
    CandidateSet set = select(catalogue, status, 5);
    assertThat(set.talkCandidates())
        .extracting(SuggestedAgent::agentTag)
        .containsExactly("space", "animals", "food");
    assertThat(set.talkCandidates().getFirst().metadata().topicScore())
        .isEqualTo(new BigDecimal("80.5"));
    assertThat(set.talkCandidates().getFirst().reason()).contains("space", "80.5");
    assertThat(set.backupAgents()).extracting(SuggestedAgent::agentTag).containsExactly("music");
  }

  @Test
  void bringsStrangersTheTopicTheyKnowLeastAndTiesByChance() {
    Catalogue catalogue =
        catalogue(
            List.of(),
            SomeCatalogues.agenda("animals", "talk_animals", TALK, PHASE1_STRANGER),
            SomeCatalogues.agenda("animals", "do_animals", TALK_ACTIVITY, PHASE1_STRANGER),
            SomeCatalogues.agenda("space", "talk_space", TALK, PHASE1_STRANGER),
            SomeCatalogues.agenda("space", "do_space", TALK_ACTIVITY, PHASE1_STRANGER),
            SomeCatalogues.agenda("food", "talk_food", TALK, PHASE1_STRANGER),
            SomeCatalogues.agenda("music", "talk_music", TALK, PHASE1_STRANGER),
            SomeCatalogues.agenda("music", "do_music", TALK_ACTIVITY, PHASE1_STRANGER));
    FriendshipStatus status =
        SomeCatalogues.status(
            PHASE1_STRANGER,
            Map.of(
                "animals", SomeCatalogues.metric(new BigDecimal("30")),
                "space", SomeCatalogues.metric(BigDecimal.ZERO)));
    ActivitySelection selection = new ActivitySelection(catalogue, new Random(1));
    Set<String> chosen = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      List<SuggestedAgent> agents = selection.select(status).agents();
      assertThat(agents.get(2).topicId()).isEqualTo(agents.get(1).topicId());
      chosen.add(agents.get(1).agentTag());
    }
    assertThat(chosen).containsExactlyInAnyOrder("talk_space", "talk_music");
  }

  @Test
  void choosesAmongTheThreePartsByChance() {
    Catalogue catalogue =
        catalogue(
            List.of(),
            SomeCatalogues.agenda("animals", "talk", TALK, PHASE1_STRANGER),
            SomeCatalogues.agenda("animals", "activity", TALK_ACTIVITY, PHASE1_STRANGER),
            SomeCatalogues.agenda("animals", "game", GAME_AGENT, PHASE1_STRANGER));
    ActivitySelection selection = new ActivitySelection(catalogue, new Random(1));
    Set<AgentCategory> chosen = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      chosen.add(selection.select(status(PHASE3_FRIEND)).agents().get(1).agentCategory());
    }
    assertThat(chosen).isEqualTo(EnumSet.of(TALK, TALK_ACTIVITY, GAME_AGENT));
  }

  @Test
  void neverServesADefaultForAPartWhileAnotherPartIsThere() {
    Catalogue catalogue =
        catalogue(List.of(), SomeCatalogues.agenda("animals", "game", GAME_AGENT, PHASE1_STRANGER));
    for (int seed = 0; seed < 20; seed++) {
      assertThat(select(catalogue, status(PHASE2_ACQUAINTANCE), seed).agents().get(1).agentTag())
          .isEqualTo("game");
    }
  }

  @Test
  void drawsTheHeavierGreetingMoreOften() {
    Catalogue catalogue =
        new Catalogue(
            List.of(
                SomeCatalogues.mapping("heavy", GREETING, PHASE1_STRANGER, 9, true),
                SomeCatalogues.mapping("light", GREETING, PHASE1_STRANGER, 1, true),
                SomeCatalogues.mapping("never", GREETING, PHASE1_STRANGER, 0, true)),
            List.of(),
            List.of(),
            List.of());
    ActivitySelection selection = new ActivitySelection(catalogue, new Random(1));
    int heavy = 0;
    for (int i = 0; i < 500; i++) {
      String tag = selection.select(FriendshipStatus.fresh("u1")).greetingAgent().agentTag();
      assertThat(tag).isNotEqualTo("never");
      heavy += tag.equals("heavy") ? 1 : 0;
    }
    assertThat(heavy).isBetween(400, 490);
  }

  @Test
  void ordersBackupsByWeight() {
    Catalogue catalogue =
        new Catalogue(
            List.of(
                SomeCatalogues.mapping("first", GAME_AGENT, PHASE1_STRANGER, 9, true),
                SomeCatalogues.mapping("second", GAME_AGENT, PHASE1_STRANGER, 8, true),
                SomeCatalogues.mapping("third", GAME_AGENT, PHASE1_STRANGER, 7, true),
                SomeCatalogues.mapping("fourth", GAME_AGENT, PHASE1_STRANGER, 6, true),
                SomeCatalogues.mapping("fifth", GAME_AGENT, PHASE1_STRANGER, 5, true)),
            List.of(),
            List.of(),
            List.of());
    CandidateSet set = select(catalogue, FriendshipStatus.fresh("u1"), 3);
    List<String> games = set.gameCandidates().stream().map(SuggestedAgent::agentTag).toList();
    List<String> rest =
        Stream.of("first", "second", "third", "fourth", "fifth")
            .filter(tag -> !games.contains(tag))
            .limit(2)
            .toList();
    assertThat(set.backupAgents()).extracting(SuggestedAgent::agentTag).isEqualTo(rest);
  }

  private static Catalogue catalogue(List<LevelTemplate> templates, AgendaEntry... agenda) {
    return new Catalogue(List.of(), List.of(), templates, List.of(agenda));
  }

  private static FriendshipStatus status(FriendshipLevel level) {
    return SomeCatalogues.status(level, Map.of());
  }

  private static CandidateSet select(Catalogue catalogue, FriendshipStatus status, long seed) {
    return new ActivitySelection(catalogue, new Random(seed)).select(status);
  }
}
