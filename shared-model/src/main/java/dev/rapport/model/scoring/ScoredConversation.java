package dev.rapport.model.scoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation whose worth is known and that waits to be applied.
 *
 * @param topicId what it was about, if the catalogue knows
 */
public record ScoredConversation(
    @Nullable String botId, @Nullable String topicId, Instant endTime, ScoreDetails details) {}
