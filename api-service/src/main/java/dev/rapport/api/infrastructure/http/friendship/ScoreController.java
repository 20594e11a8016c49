package dev.rapport.api.infrastructure.http.friendship;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.rapport.api.application.friendship.CalculateScore;
import dev.rapport.api.application.friendship.Friendships;
import dev.rapport.api.application.friendship.ScoredConversations.Recorded;
import dev.rapport.api.infrastructure.http.problem.ErrorCode;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import dev.rapport.api.infrastructure.http.problem.Refuses;
import dev.rapport.model.contract.EventStatus;
import dev.rapport.model.scoring.ScoreDetails;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What a conversation is worth. Nothing here applies a score: only the worker does. */
@RestController
@Tag(name = "Friendship")
final class ScoreController {

  private final CalculateScore scores;
  private final Friendships friendships;

  ScoreController(CalculateScore scores, Friendships friendships) {
    this.scores = scores;
    this.friendships = friendships;
  }

  /** What it would be worth. */
  record DryRun(
      @Schema(example = "35.5") BigDecimal friendshipScoreChange,
      ScoreDetails calculationDetails) {}

  /** What it was worth, and where the friendship stands; null while it is not scored. */
  record Updated(
      EventStatus status,
      @Nullable Result calculationResult,
      @Nullable FriendshipAnswer updatedStatus) {}

  /** What is recorded. */
  record Result(
      @Schema(example = "35.5") @Nullable BigDecimal friendshipScoreChange,
      @Schema(implementation = ScoreDetails.class) @JsonRawValue
          @Nullable String calculationDetails) {}

  @Operation(
      summary = "What a conversation is worth, without changing anything",
      description = "Uses the stored analysis, else the built-in one; never asks a model.")
  @Refuses(ErrorCode.CONVERSATION_NOT_FOUND)
  @PostMapping("/v1/friendship_status/calculate-score/{conversationId}")
  DryRun dryRun(@Parameter(example = "conv-7f3a") @PathVariable String conversationId) {
    return scores
        .dryRun(conversationId)
        .map(details -> new DryRun(details.finalScoreChange(), details))
        .orElseThrow(ScoreController::unknown);
  }

  @Operation(
      summary = "The recorded score of a conversation, awaited for a moment",
      description =
          "A scored conversation answers its recorded result. Any other is the worker's; its effect"
              + " is awaited, and a 202 says where to look for it later.")
  @ApiResponse(responseCode = "200", description = "It is scored")
  @ApiResponse(responseCode = "202", description = "It is not scored yet; `Location` is the event")
  @Refuses({ErrorCode.CONVERSATION_NOT_FOUND, ErrorCode.CONVERSATION_OF_ANOTHER_USER})
  @PostMapping("/v1/friendship_status/calculate-score-and-update")
  ResponseEntity<Updated> awaitScore(@RequestBody ScoreRequest request)
      throws InterruptedException {
    ScoreRequest valid = request.checked();
    Recorded found =
        scores
            .awaitRecorded(valid.conversation(), valid.user())
            .orElseThrow(ScoreController::unknown);
    if (!found.userId().equals(valid.user())) {
      throw new RefusedException(
          ErrorCode.CONVERSATION_OF_ANOTHER_USER, "the conversation has another user_id");
    }
    if (found.status() != EventStatus.PROCESSED) {
      return ResponseEntity.accepted()
          .location(URI.create("/v1/events/" + found.id()))
          .body(new Updated(found.status(), null, null));
    }
    return ResponseEntity.ok(
        new Updated(
            found.status(),
            new Result(found.change(), found.details()),
            friendships.find(found.userId()).map(FriendshipAnswer::of).orElse(null)));
  }

  private static RefusedException unknown() {
    return new RefusedException(ErrorCode.CONVERSATION_NOT_FOUND, "no conversation has this id");
  }
}
