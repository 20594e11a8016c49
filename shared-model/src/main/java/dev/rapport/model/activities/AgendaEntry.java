package dev.rapport.model.activities;

import dev.rapport.model.scoring.FriendshipLevel;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code agenda_agent_prompting}: what an agent talks about at a level.
 *
 * @param topicId null, also when blank in the row, for agents without a topic such as most
 *     greetings
 */
public record AgendaEntry(
    @Nullable String topicId,
    String agentTag,
    AgentCategory agentCategory,
    FriendshipLevel friendshipLevel,
    @Nullable String talkingAgenda,
    @Nullable String templateId) {

  public AgendaEntry {
    topicId = topicId == null || topicId.isBlank() ? null : topicId;
  }
}
