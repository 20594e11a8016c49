package dev.rapport.model.activities;

import dev.rapport.model.scoring.FriendshipLevel;
import java.util.List;

/**
 * Everything proposed to one child for the next session. No list names an agent twice.
 *
 * @param agents the session in its order: 5 for a stranger, otherwise 4
 * @param reviewAgents the review of {@code agents}
 * @param wrapUpAgents the wrap-up of {@code agents}
 * @param greetingAgent the greeting of {@code agents}
 * @param talkCandidates up to two the child prefers, then one to explore
 * @param gameCandidates up to one the child prefers, then one to explore
 * @param backupAgents up to two per category, none of which is named above
 * @param statusVersion the version of the friendship status this was computed from
 */
public record CandidateSet(
    String userId,
    FriendshipLevel friendshipLevel,
    List<SuggestedAgent> agents,
    List<SuggestedAgent> reviewAgents,
    List<SuggestedAgent> wrapUpAgents,
    SuggestedAgent greetingAgent,
    List<SuggestedAgent> talkCandidates,
    List<SuggestedAgent> gameCandidates,
    List<SuggestedAgent> backupAgents,
    long statusVersion) {

  public CandidateSet {
    agents = List.copyOf(agents);
    reviewAgents = List.copyOf(reviewAgents);
    wrapUpAgents = List.copyOf(wrapUpAgents);
    talkCandidates = List.copyOf(talkCandidates);
    gameCandidates = List.copyOf(gameCandidates);
    backupAgents = List.copyOf(backupAgents);
  }
}
