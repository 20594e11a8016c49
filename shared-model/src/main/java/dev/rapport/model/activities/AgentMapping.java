package dev.rapport.model.activities;

import dev.rapport.model.scoring.FriendshipLevel;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code friendship_agent_mapping}: an agent may be offered at a level, and how gladly.
 *
 * @param agentId the agent's tag in the agenda
 * @param weight from 0; the heavier, the sooner it is offered
 * @param isActive false once an administrator deleted the row
 */
public record AgentMapping(
    FriendshipLevel friendshipLevel,
    AgentCategory agentType,
    String agentId,
    String agentName,
    @Nullable String agentDescription,
    BigDecimal weight,
    boolean isActive) {}
