package dev.rapport.model.activities;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An agent that the catalogue offers to children of a level, all its rows joined. */
record Offer(
    AgentCategory category,
    @Nullable String topicId,
    String agentTag,
    String agentName,
    @Nullable String description,
    @Nullable String agenda,
    BigDecimal weight) {}
