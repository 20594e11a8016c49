package dev.rapport.api.infrastructure.http.friendship;

import dev.rapport.api.application.friendship.Friendships;
import dev.rapport.api.infrastructure.http.problem.ErrorCode;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import dev.rapport.api.infrastructure.http.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tells where a friendship stands. */
@RestController
@Tag(name = "Friendship")
final class FriendshipController {

  private final Friendships friendships;

  FriendshipController(Friendships friendships) {
    this.friendships = friendships;
  }

  @Operation(summary = "Where a child's friendship stands")
  @Refuses(ErrorCode.USER_NOT_FOUND)
  @GetMapping("/v1/friendship_status/{userId}")
  FriendshipAnswer status(@Parameter(example = "user-42") @PathVariable String userId) {
    return answer(userId);
  }

  @Operation(summary = "The same, asked with a body")
  @Refuses(ErrorCode.USER_NOT_FOUND)
  @PostMapping("/v1/friendship/status")
  FriendshipAnswer statusOf(@RequestBody UserRequest request) {
    return answer(request.validUserId());
  }

  private FriendshipAnswer answer(String userId) {
    return friendships
        .find(userId)
        .map(FriendshipAnswer::of)
        .orElseThrow(
            () -> new RefusedException(ErrorCode.USER_NOT_FOUND, "no friendship with this user"));
  }
}
