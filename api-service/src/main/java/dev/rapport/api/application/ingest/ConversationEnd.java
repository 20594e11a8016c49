package dev.rapport.api.application.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A valid conversation end, as posted.
 *
 * @param log the posted turns as a JSON array in canonical form: known fields only, in a fixed
 *     order, so that equal logs are equal strings
 */
public record ConversationEnd(
    String conversationId, String userId, Bot bot, Instant startTime, Instant endTime, String log) {

  /**
   * The bot that led the conversation.
   *
   * @param type in normal form; null when none was posted
   */
  public record Bot(
      @Nullable String type,
      @Nullable String id,
      @Nullable String name,
      @Nullable String agentTag) {}
}
