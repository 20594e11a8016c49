package dev.rapport.api.infrastructure.http.friendship;

import dev.rapport.api.application.activities.SuggestActivities.Suggestion;
import dev.rapport.model.activities.CandidateSet;
import dev.rapport.model.activities.SuggestedAgent;
import dev.rapport.model.scoring.FriendshipLevel;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** The answer to a question for activities. */
record SuggestionAnswer(
    @Schema(example = "true") boolean success,
    @Schema(example = "Activities suggested") String message,
    Data data) {

  /** The proposal. */
  record Data(
      @Schema(example = "user-42") String userId,
      FriendshipLevel friendshipLevel,
      @Schema(description = "The session in its order") List<SuggestedAgent> agents,
      List<SuggestedAgent> reviewAgents,
      List<SuggestedAgent> wrapUpAgents,
      SuggestedAgent greetingAgent,
      @Schema(description = "Two by preference, one to explore")
          List<SuggestedAgent> talkCandidates,
      @Schema(description = "One by preference, one to explore")
          List<SuggestedAgent> gameCandidates,
      @Schema(description = "Up to two a category, none of them named above")
          List<SuggestedAgent> backupAgents,
      @Schema(description = "Whether it was computed before") boolean cached,
      Instant computedAt,
      @Schema(description = "For how long the cache keeps it; 0 if it does not", example = "43200")
          long cacheTtlSeconds) {}

  static SuggestionAnswer of(Suggestion suggestion) {
    CandidateSet set = suggestion.candidates();
    Data data =
        new Data(
            set.userId(),
            set.friendshipLevel(),
            set.agents(),
            set.reviewAgents(),
            set.wrapUpAgents(),
            set.greetingAgent(),
            set.talkCandidates(),
            set.gameCandidates(),
            set.backupAgents(),
            suggestion.cached(),
            suggestion.computedAt(),
            suggestion.timeToLive().toSeconds());
    return new SuggestionAnswer(true, "Activities suggested", data);
  }
}
