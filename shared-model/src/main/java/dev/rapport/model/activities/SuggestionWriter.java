package dev.rapport.model.activities;

import dev.rapport.model.activities.SuggestedAgent.Metadata;
import dev.rapport.model.scoring.FriendshipStatus;

/** Turns offers into suggestions for one child: prompt, reason, progress. */
final class SuggestionWriter {

  private final Catalogue catalogue;
  private final FriendshipStatus status;
  private final Ranking ranking;

  SuggestionWriter(Catalogue catalogue, FriendshipStatus status, Ranking ranking) {
    this.catalogue = catalogue;
    this.status = status;
    this.ranking = ranking;
  }

  SuggestedAgent write(Offer offer, String reason) {
    return new SuggestedAgent(
        offer.agentTag(),
        offer.agentName(),
        offer.category(),
        status.level(),
        offer.topicId(),
        offer.description(),
        PromptComposition.finalPrompt(offer, catalogue.template(status.level())),
        reason,
        metadata(offer));
  }

  /** The default agent of a category. */
  SuggestedAgent fallback(AgentCategory category) {
    return write(
        CategoryDefaults.of(category), "The catalogue has nothing here: the category's default.");
  }

  /** Why the child is thought to like an offer. */
  String preference(Offer offer) {
    return ranking.progress(offer.topicId()).isPresent()
        ? withScore("Among the topics the child likes best: " + offer.topicId(), offer)
        : "Not talked about yet; chosen by weight.";
  }

  /** A reason, closed with the child's score where the topic has one. */
  String withScore(String reason, Offer offer) {
    return ranking
        .progress(offer.topicId())
        .map(topic -> "%s (score %s).".formatted(reason, topic.score().toPlainString()))
        .orElse(reason + " (not talked about yet).");
  }

  private Metadata metadata(Offer offer) {
    return ranking
        .progress(offer.topicId())
        .map(topic -> new Metadata(topic.score(), topic.turns(), topic.lastDate()))
        .orElse(Metadata.NONE);
  }
}
