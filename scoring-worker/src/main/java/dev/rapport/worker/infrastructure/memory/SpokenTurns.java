package dev.rapport.worker.infrastructure.memory;

import dev.rapport.model.conversation.ConversationLog;
import dev.rapport.model.conversation.Speaker;
import dev.rapport.model.conversation.Turn;
import java.util.List;
import java.util.Map;

/** A conversation as chat messages. */
final class SpokenTurns {

  private SpokenTurns() {}

  static List<Map<String, String>> of(ConversationLog log) {
    return log.turns().stream()
        .map(SpokenTurns::message)
        .filter(message -> !message.getOrDefault("content", "").isEmpty())
        .toList();
  }

  private static Map<String, String> message(Turn turn) {
    String role = turn.speaker() == Speaker.USER ? "user" : "assistant";
    return Map.of("role", role, "content", turn.spokenText());
  }
}
