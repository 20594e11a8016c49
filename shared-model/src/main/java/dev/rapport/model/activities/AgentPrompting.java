package dev.rapport.model.activities;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code agent_prompting}: who an agent is.
 *
 * @param goal what it wants to reach with the child, in a sentence
 * @param promptTemplate stands in for the agenda where the agent has none
 * @param finalPrompt kept for the owning team; nothing is derived from it
 */
public record AgentPrompting(
    String agentId,
    String agentName,
    @Nullable String goal,
    @Nullable String promptTemplate,
    @Nullable String finalPrompt) {}
