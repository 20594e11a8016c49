package dev.rapport.model.activities;

import dev.rapport.model.scoring.FriendshipLevel;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One agent proposed for the next session.
 *
 * @param friendshipLevel the child's level, also where the agenda is borrowed from the first one
 * @param topicId null where the agent has no topic
 * @param finalPrompt ready to use but for the caller's {@code {{…}}} placeholders; may be empty
 * @param reason why it was chosen, in a sentence for people
 * @param metadata how far the child has come with the topic
 */
public record SuggestedAgent(
    String agentTag,
    String agentName,
    AgentCategory agentCategory,
    FriendshipLevel friendshipLevel,
    @Nullable String topicId,
    @Nullable String agentDescription,
    String finalPrompt,
    String reason,
    Metadata metadata) {

  /**
   * How far the child has come with the agent's topic.
   *
   * @param topicScore 0.0 for a topic not yet talked about
   * @param totalTurns complete exchanges about it
   * @param lastDate null before the first conversation about it
   */
  public record Metadata(BigDecimal topicScore, int totalTurns, @Nullable LocalDate lastDate) {

    /** No topic, or one not yet talked about. */
    public static final Metadata NONE = new Metadata(new BigDecimal("0.0"), 0, null);
  }
}
