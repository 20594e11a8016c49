package dev.rapport.api.infrastructure.http.friendship;

import dev.rapport.api.infrastructure.http.problem.Fault;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A body that names a conversation and whose it is. */
record ScoreRequest(
    @Schema(example = "user-42", requiredMode = RequiredMode.REQUIRED) @Nullable String userId,
    @Schema(example = "conv-7f3a", requiredMode = RequiredMode.REQUIRED)
        @Nullable String conversationId) {

  /**
   * This, if both are given.
   *
   * @throws RefusedException with 422 and every fault
   */
  ScoreRequest checked() {
    List<Fault> faults = new ArrayList<>();
    if (user().isBlank()) {
      faults.add(new Fault("/user_id", "is required"));
    }
    if (conversation().isBlank()) {
      faults.add(new Fault("/conversation_id", "is required"));
    }
    if (!faults.isEmpty()) {
      throw RefusedException.invalid(faults);
    }
    return this;
  }

  String user() {
    return Objects.requireNonNullElse(userId, "");
  }

  String conversation() {
    return Objects.requireNonNullElse(conversationId, "");
  }
}
