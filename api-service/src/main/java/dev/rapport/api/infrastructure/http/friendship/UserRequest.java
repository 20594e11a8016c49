package dev.rapport.api.infrastructure.http.friendship;

import dev.rapport.api.infrastructure.http.problem.Fault;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A body that names a user. */
record UserRequest(
    @Schema(
            example = "user-42",
            minLength = 3,
            maxLength = 255,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String userId) {

  private static final int MIN = 3;
  private static final int MAX = 255;

  /**
   * The user's id.
   *
   * @throws RefusedException with 422 if it cannot be one
   */
  String validUserId() {
    String id = userId == null ? "" : userId;
    int length = id.codePointCount(0, id.length());
    boolean readable = id.chars().noneMatch(Character::isISOControl);
    if (length < MIN || length > MAX || id.isBlank() || !readable) {
      throw RefusedException.invalid(
          List.of(new Fault("/user_id", "must be a string of 3 to 255 characters")));
    }
    return id;
  }
}
