package dev.rapport.model.activities;

import dev.rapport.model.scoring.FriendshipLevel;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code prompt_template_for_level_friendship}: how to speak with a child of this level.
 *
 * @param userProfile what is known of the child, as {@code {{…}}} placeholders for the caller
 */
public record LevelTemplate(
    FriendshipLevel friendshipLevel,
    @Nullable String contextStyleGuideline,
    @Nullable String userProfile) {}
