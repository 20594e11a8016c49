package dev.rapport.api.infrastructure.http.ingest;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body as the OpenAPI page shows it; the real one is read as a stream. */
@Schema(name = "ConversationEnd", description = "Fields that are not listed are ignored")
record ConversationEndSchema(
    @Schema(requiredMode = RequiredMode.REQUIRED, minLength = 3, maxLength = 255)
        String conversationId,
    @Schema(description = "Or `profile_id`", minLength = 3, maxLength = 255)
        @Nullable String userId,
    @Schema(description = "Alias of `user_id`") @Nullable String profileId,
    @Schema(
            maxLength = 50,
            description =
                "Known: TALK, GREETING, GAME_ACTIVITY, TALK_ACTIVITY, NEXT_LESSON, REVIEW, WRAP_UP")
        @Nullable String botType,
    @Schema(maxLength = 255) @Nullable String botId,
    @Schema(maxLength = 255) @Nullable String botName,
    @Schema(maxLength = 255) @Nullable String agentTag,
    @Schema(requiredMode = RequiredMode.REQUIRED) Instant startTime,
    @Schema(requiredMode = RequiredMode.REQUIRED, description = "After `start_time`")
        Instant endTime,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description = "Or `conversation_logs`; may be empty; at most 5000 turns")
        List<TurnSchema> conversationLog) {

  /** A turn in either form. */
  @Schema(name = "PostedTurn", description = "`character` and `content`, or `speaker` and `text`")
  record TurnSchema(
      @Schema(example = "USER") @Nullable String character,
      @Schema(example = "Do you like whales?") @Nullable String content,
      @Schema(example = "user") @Nullable String speaker,
      @Schema(example = "2") @Nullable Integer turnId,
      @Schema(example = "Do you like whales?") @Nullable String text,
      @Nullable Instant timestamp) {}
}
