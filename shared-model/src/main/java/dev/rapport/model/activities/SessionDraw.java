package dev.rapport.model.activities;

import static dev.rapport.model.activities.AgentCategory.GAME_AGENT;
import static dev.rapport.model.activities.AgentCategory.GREETING;
import static dev.rapport.model.activities.AgentCategory.REVIEW;
import static dev.rapport.model.activities.AgentCategory.TALK;
import static dev.rapport.model.activities.AgentCategory.TALK_ACTIVITY;
import static dev.rapport.model.activities.AgentCategory.WRAP_UP;

import dev.rapport.model.scoring.FriendshipLevel;
import dev.rapport.model.scoring.FriendshipStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** One drawing of a session for one child; used once. */
final class SessionDraw {

  private static final List<AgentCategory> MAIN_PARTS = List.of(TALK, TALK_ACTIVITY, GAME_AGENT);
  private static final int BACKUPS_PER_CATEGORY = 2;

  private final Catalogue catalogue;
  private final RandomGenerator random;
  private final FriendshipStatus status;
  private final Ranking ranking;
  private final SuggestionWriter writer;
  private final Set<String> taken = new HashSet<>();

  SessionDraw(Catalogue catalogue, RandomGenerator random, FriendshipStatus status) {
    this.catalogue = catalogue;
    this.random = random;
    this.status = status;
    ranking = new Ranking(status, random);
    writer = new SuggestionWriter(catalogue, status, ranking);
  }

  CandidateSet candidates() {
    SuggestedAgent greeting = everySession(GREETING, "Every session opens with a greeting.");
    SuggestedAgent review = everySession(REVIEW, "Every session looks back on what was shared.");
    SuggestedAgent wrapUp = everySession(WRAP_UP, "Every session ends with a goodbye.");
    List<SuggestedAgent> main =
        status.level() == FriendshipLevel.PHASE1_STRANGER ? forStranger() : forAcquaintance();
    List<SuggestedAgent> talks = candidates(TALK, 2);
    List<SuggestedAgent> games = candidates(GAME_AGENT, 1);
    Stream.of(talks, games).flatMap(List::stream).forEach(agent -> taken.add(agent.agentTag()));
    List<SuggestedAgent> session = new ArrayList<>();
    session.add(greeting);
    session.addAll(main);
    session.add(review);
    session.add(wrapUp);
    return new CandidateSet(
        status.userId(),
        status.level(),
        session,
        List.of(review),
        List.of(wrapUp),
        greeting,
        talks,
        games,
        backups(),
        status.version());
  }

  private SuggestedAgent everySession(AgentCategory category, String reason) {
    List<Offer> free = free(category);
    return free.isEmpty() ? writer.fallback(category) : take(ranking.drawn(free), reason);
  }

  /** A topic that is new to both, as talk and as activity; without one, each part for itself. */
  private List<SuggestedAgent> forStranger() {
    Map<String, List<Pair>> pairs = pairsByTopic();
    Optional<String> topic = ranking.leastExplored(List.copyOf(pairs.keySet()));
    if (topic.isEmpty()) {
      return List.of(newest(TALK), newest(TALK_ACTIVITY));
    }
    Pair pair = pairs.getOrDefault(topic.get(), List.of()).getFirst();
    String reason = "Topic least talked about so far, as a talk and an activity: " + topic.get();
    return List.of(
        take(pair.talk(), writer.withScore(reason, pair.talk())),
        take(pair.activity(), writer.withScore(reason, pair.activity())));
  }

  private record Pair(Offer talk, Offer activity) {}

  private Map<String, List<Pair>> pairsByTopic() {
    Map<String, List<Pair>> pairs = new LinkedHashMap<>();
    List<Offer> activities = ranking.byWeight(free(TALK_ACTIVITY));
    for (Offer talk : ranking.byWeight(free(TALK))) {
      String topic = talk.topicId();
      if (topic != null) {
        activities.stream()
            .filter(activity -> topic.equals(activity.topicId()))
            .filter(activity -> !activity.agentTag().equals(talk.agentTag()))
            .map(activity -> new Pair(talk, activity))
            .forEach(pair -> pairs.computeIfAbsent(topic, absent -> new ArrayList<>()).add(pair));
      }
    }
    return pairs;
  }

  private SuggestedAgent newest(AgentCategory category) {
    List<Offer> free = ranking.byNovelty(free(category));
    return free.isEmpty()
        ? writer.fallback(category)
        : take(free.getFirst(), writer.withScore("Least talked about so far", free.getFirst()));
  }

  /** One part by chance among those the catalogue can fill, about the child's favourite topic. */
  private List<SuggestedAgent> forAcquaintance() {
    List<AgentCategory> filled =
        MAIN_PARTS.stream().filter(category -> !free(category).isEmpty()).toList();
    List<AgentCategory> choice = filled.isEmpty() ? MAIN_PARTS : filled;
    AgentCategory category = choice.get(random.nextInt(choice.size()));
    List<Offer> ranked = ranking.byPreference(free(category));
    return List.of(
        ranked.isEmpty()
            ? writer.fallback(category)
            : take(ranked.getFirst(), writer.preference(ranked.getFirst())));
  }

  /** So many the child prefers, then one of the rest that is newest to the child. */
  private List<SuggestedAgent> candidates(AgentCategory category, int preferred) {
    List<Offer> ranked = distinct(ranking.byPreference(catalogue.offers(category, status.level())));
    if (ranked.isEmpty()) {
      return List.of(writer.fallback(category));
    }
    int split = Math.min(preferred, ranked.size());
    List<SuggestedAgent> candidates = new ArrayList<>();
    ranked.subList(0, split).forEach(o -> candidates.add(writer.write(o, writer.preference(o))));
    ranking.byNovelty(ranked.subList(split, ranked.size())).stream()
        .limit(1)
        .forEach(o -> candidates.add(writer.write(o, writer.withScore("Something to explore", o))));
    return candidates;
  }

  private List<SuggestedAgent> backups() {
    List<SuggestedAgent> backups = new ArrayList<>();
    for (AgentCategory category : AgentCategory.values()) {
      distinct(ranking.byWeight(free(category))).stream()
          .limit(BACKUPS_PER_CATEGORY)
          .forEach(offer -> backups.add(take(offer, "In reserve, by weight.")));
    }
    return backups;
  }

  private List<Offer> free(AgentCategory category) {
    return catalogue.offers(category, status.level()).stream()
        .filter(offer -> !taken.contains(offer.agentTag()))
        .toList();
  }

  private static List<Offer> distinct(List<Offer> offers) {
    Map<String, Offer> first = new LinkedHashMap<>();
    offers.forEach(offer -> first.putIfAbsent(offer.agentTag(), offer));
    return List.copyOf(first.values());
  }

  private SuggestedAgent take(Offer offer, String reason) {
    taken.add(offer.agentTag());
    return writer.write(offer, reason);
  }
}
