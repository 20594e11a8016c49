package dev.rapport.model.activities;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an agent is for within a session, in the order of a session. */
public enum AgentCategory {
  GREETING,
  TALK,
  TALK_ACTIVITY,
  GAME_AGENT,
  REVIEW,
  WRAP_UP;

  /**
   * The category written in a catalogue row: case and outer blanks do not matter, spaces stand for
   * underscores, GAME and GAME_ACTIVITY mean GAME_AGENT. Empty for anything else.
   */
  public static Optional<AgentCategory> named(@Nullable String written) {
    if (written == null) {
      return Optional.empty();
    }
    String name = written.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", "_");
    return switch (name) {
      case "GREETING" -> Optional.of(GREETING);
      case "TALK" -> Optional.of(TALK);
      case "TALK_ACTIVITY" -> Optional.of(TALK_ACTIVITY);
      case "GAME_AGENT", "GAME_ACTIVITY", "GAME" -> Optional.of(GAME_AGENT);
      case "REVIEW" -> Optional.of(REVIEW);
      case "WRAP_UP" -> Optional.of(WRAP_UP);
      default -> Optional.empty();
    };
  }

  /** Whether agents of this category are about a topic; greeting, review and wrap-up are not. */
  public boolean isTopical() {
    return this == TALK || this == TALK_ACTIVITY || this == GAME_AGENT;
  }
}
