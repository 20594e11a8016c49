package dev.rapport.model.activities;

import static dev.rapport.model.activities.AgentCategory.GAME_AGENT;
import static dev.rapport.model.activities.AgentCategory.GREETING;
import static dev.rapport.model.activities.AgentCategory.REVIEW;
import static dev.rapport.model.activities.AgentCategory.TALK;
import static dev.rapport.model.activities.AgentCategory.TALK_ACTIVITY;
import static dev.rapport.model.activities.AgentCategory.WRAP_UP;
import static dev.rapport.model.scoring.FriendshipLevel.PHASE1_STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.model.scoring.FriendshipStatus;
import dev.rapport.model.scoring.TopicMetric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What section 5 promises, whatever the catalogue and the child. */
class SelectionPropertiesTest {

  @Provide
  Arbitrary<Catalogue> catalogues() {
    return SomeCatalogues.catalogues();
  }

  @Provide
  Arbitrary<FriendshipStatus> statuses() {
    return SomeCatalogues.statuses();
  }

  @Property
  void opensWithAGreetingAndEndsWithReviewAndWrapUp(
      @ForAll("catalogues") Catalogue catalogue,
      @ForAll("statuses") FriendshipStatus status,
      @ForAll long seed) {
    CandidateSet set = select(catalogue, status, seed);
    List<SuggestedAgent> agents = set.agents();
    assertThat(agents.getFirst()).isEqualTo(set.greetingAgent());
    assertThat(set.greetingAgent().agentCategory()).isEqualTo(GREETING);
    assertThat(agents.get(agents.size() - 2).agentCategory()).isEqualTo(REVIEW);
    assertThat(agents.getLast().agentCategory()).isEqualTo(WRAP_UP);
    assertThat(set.reviewAgents()).containsExactly(agents.get(agents.size() - 2));
    assertThat(set.wrapUpAgents()).containsExactly(agents.getLast());
  }

  @Property
  void givesStrangersATalkAndAnActivityAndOthersOnePart(
      @ForAll("catalogues") Catalogue catalogue,
      @ForAll("statuses") FriendshipStatus status,
      @ForAll long seed) {
    List<AgentCategory> main = mainParts(select(catalogue, status, seed));
    if (status.level() == PHASE1_STRANGER) {
      assertThat(main).containsExactly(TALK, TALK_ACTIVITY);
    } else {
      assertThat(main).hasSize(1);
      assertThat(main.getFirst()).isIn(TALK, TALK_ACTIVITY, GAME_AGENT);
    }
  }

  @Property
  void namesNoAgentTwiceInAListAndNoBackupThatIsSelected(
      @ForAll("catalogues") Catalogue catalogue,
      @ForAll("statuses") FriendshipStatus status,
      @ForAll long seed) {
    CandidateSet set = select(catalogue, status, seed);
    Stream.of(set.agents(), set.talkCandidates(), set.gameCandidates(), set.backupAgents())
        .forEach(list -> assertThat(tags(list)).doesNotHaveDuplicates());
    Set<String> selected = new HashSet<>(tags(set.agents()));
    selected.addAll(tags(set.talkCandidates()));
    selected.addAll(tags(set.gameCandidates()));
    assertThat(tags(set.backupAgents())).doesNotContainAnyElementsOf(selected);
  }

  @Property
  void keepsTheSizesOfTheLists(
      @ForAll("catalogues") Catalogue catalogue,
      @ForAll("statuses") FriendshipStatus status,
      @ForAll long seed) {
    CandidateSet set = select(catalogue, status, seed);
    int talks = distinctTags(catalogue, TALK, status);
    int games = distinctTags(catalogue, GAME_AGENT, status);
    assertThat(set.talkCandidates()).hasSize(Math.clamp(talks, 1, 3));
    assertThat(set.gameCandidates()).hasSize(Math.clamp(games, 1, 2));
    assertThat(set.talkCandidates()).allMatch(agent -> agent.agentCategory() == TALK);
    assertThat(set.gameCandidates()).allMatch(agent -> agent.agentCategory() == GAME_AGENT);
    for (AgentCategory category : AgentCategory.values()) {
      assertThat(set.backupAgents())
          .filteredOn(agent -> agent.agentCategory() == category)
          .hasSizeLessThanOrEqualTo(2);
    }
  }

  @Property
  void servesADefaultOnlyWhereTheCatalogueHasNothingFree(
      @ForAll("catalogues") Catalogue catalogue,
      @ForAll("statuses") FriendshipStatus status,
      @ForAll long seed) {
    CandidateSet set = select(catalogue, status, seed);
    for (SuggestedAgent agent : set.agents()) {
      if (CategoryDefaults.owns(agent.agentTag())) {
        Set<String> others = new HashSet<>(tags(set.agents()));
        assertThat(catalogue.offers(agent.agentCategory(), status.level()))
            .extracting(Offer::agentTag)
            .allMatch(others::contains);
      }
    }
  }

  @Property
  void choosesForStrangersTheTopicLeastTalkedAbout(
      @ForAll("catalogues") Catalogue catalogue,
      @ForAll("statuses") FriendshipStatus status,
      @ForAll long seed) {
    if (status.level() != PHASE1_STRANGER) {
      return;
    }
    CandidateSet set = select(catalogue, status, seed);
    SuggestedAgent talk = set.agents().get(1);
    SuggestedAgent activity = set.agents().get(2);
    Set<String> around = new HashSet<>(tags(set.agents()));
    around.remove(talk.agentTag());
    around.remove(activity.agentTag());
    List<String> possible = topicsOfPairs(catalogue, status, around);
    if (!possible.isEmpty()) {
      assertThat(talk.topicId()).isEqualTo(activity.topicId()).isIn(possible);
      BigDecimal score = score(status, talk.topicId()).orElse(BigDecimal.ZERO);
      assertThat(possible)
          .allMatch(topic -> score(status, topic).orElse(BigDecimal.ZERO).compareTo(score) >= 0);
    }
  }

  @Property
  void choosesForOthersTheTopicLikedBest(
      @ForAll("catalogues") Catalogue catalogue,
      @ForAll("statuses") FriendshipStatus status,
      @ForAll long seed) {
    if (status.level() == PHASE1_STRANGER) {
      return;
    }
    CandidateSet set = select(catalogue, status, seed);
    SuggestedAgent main = set.agents().get(1);
    Set<String> around = new HashSet<>(tags(set.agents()));
    around.remove(main.agentTag());
    BigDecimal chosen = score(status, main.topicId()).orElse(BigDecimal.ONE.negate());
    assertThat(catalogue.offers(main.agentCategory(), status.level()))
        .filteredOn(offer -> !around.contains(offer.agentTag()))
        .allMatch(
            offer ->
                score(status, offer.topicId()).orElse(BigDecimal.ONE.negate()).compareTo(chosen)
                    <= 0);
  }

  @Property
  void offersNothingThatWasSwitchedOff(
      @ForAll("switchedOff") List<AgentMapping> mappings,
      @ForAll("agendas") List<AgendaEntry> agenda,
      @ForAll("statuses") FriendshipStatus status,
      @ForAll long seed) {
    Catalogue catalogue = new Catalogue(mappings, List.of(), List.of(), agenda);
    CandidateSet set = select(catalogue, status, seed);
    Set<String> off = new HashSet<>();
    mappings.stream()
        .filter(mapping -> mapping.friendshipLevel() == status.level())
        .forEach(mapping -> off.add(mapping.agentType() + mapping.agentId()));
    assertThat(all(set)).noneMatch(agent -> off.contains(agent.agentCategory() + agent.agentTag()));
  }

  @Provide
  Arbitrary<List<AgentMapping>> switchedOff() {
    return SomeCatalogues.mappings()
        .map(
            any ->
                SomeCatalogues.mapping(
                    any.agentId(), any.agentType(), any.friendshipLevel(), 1, false))
        .list()
        .ofMaxSize(20);
  }

  @Provide
  Arbitrary<List<AgendaEntry>> agendas() {
    return SomeCatalogues.agenda().list().ofMaxSize(60);
  }

  @Property
  void saysTheSameForTheSameRandomNumbers(
      @ForAll("catalogues") Catalogue catalogue,
      @ForAll("statuses") FriendshipStatus status,
      @ForAll long seed) {
    assertThat(select(catalogue, status, seed)).isEqualTo(select(catalogue, status, seed));
  }

  @Property
  void carriesWhoAndWhichVersionItIsFor(
      @ForAll("catalogues") Catalogue catalogue,
      @ForAll("statuses") FriendshipStatus status,
      @ForAll long seed) {
    CandidateSet set = select(catalogue, status, seed);
    assertThat(set.userId()).isEqualTo(status.userId());
    assertThat(set.friendshipLevel()).isEqualTo(status.level());
    assertThat(set.statusVersion()).isEqualTo(status.version());
    assertThat(all(set)).allMatch(agent -> agent.friendshipLevel() == status.level());
    assertThat(all(set)).noneMatch(agent -> agent.reason().isBlank());
  }

  private static CandidateSet select(Catalogue catalogue, FriendshipStatus status, long seed) {
    return new ActivitySelection(catalogue, new Random(seed)).select(status);
  }

  private static List<String> topicsOfPairs(
      Catalogue catalogue, FriendshipStatus status, Set<String> taken) {
    List<String> topics = new ArrayList<>();
    for (Offer talk : catalogue.offers(TALK, status.level())) {
      for (Offer activity : catalogue.offers(TALK_ACTIVITY, status.level())) {
        String topic = talk.topicId();
        if (topic != null
            && topic.equals(activity.topicId())
            && !talk.agentTag().equals(activity.agentTag())
            && !taken.contains(talk.agentTag())
            && !taken.contains(activity.agentTag())) {
          topics.add(topic);
        }
      }
    }
    return topics;
  }

  private static Optional<BigDecimal> score(FriendshipStatus status, @Nullable String topic) {
    return topic == null
        ? Optional.empty()
        : Optional.ofNullable(status.topicMetrics().get(topic)).map(TopicMetric::score);
  }

  private static List<AgentCategory> mainParts(CandidateSet set) {
    return set.agents().subList(1, set.agents().size() - 2).stream()
        .map(SuggestedAgent::agentCategory)
        .toList();
  }

  private static int distinctTags(
      Catalogue catalogue, AgentCategory category, FriendshipStatus status) {
    return (int)
        catalogue.offers(category, status.level()).stream().map(Offer::agentTag).distinct().count();
  }

  private static List<SuggestedAgent> all(CandidateSet set) {
    return Stream.of(set.agents(), set.talkCandidates(), set.gameCandidates(), set.backupAgents())
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> tags(List<SuggestedAgent> agents) {
    return agents.stream().map(SuggestedAgent::agentTag).toList();
  }
}
