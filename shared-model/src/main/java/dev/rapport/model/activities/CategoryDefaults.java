package dev.rapport.model.activities;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * What is offered where the catalogue has nothing: an agent for each category that always works.
 */
final class CategoryDefaults {

  private static final String PREFIX = "default_";

  private CategoryDefaults() {}

  /** The default agent of a category; its tag is its own, no catalogue row may carry it. */
  static Offer of(AgentCategory category) {
    return switch (category) {
      case GREETING ->
          offer(
              category,
              "Warm hello",
              "Greet the child by name, say that you are glad to be together again, and ask how"
                  + " the day has been so far. Listen to the answer before anything else.");
      case TALK ->
          offer(
              category,
              "Open talk",
              "Ask the child what was on their mind today and follow where they lead. One question"
                  + " at a time; show that you heard the last answer.");
      case TALK_ACTIVITY ->
          offer(
              category,
              "Story together",
              "Make up a short story together, one sentence each. Take up every idea of the child's"
                  + " and give the story a kind ending.");
      case GAME_AGENT ->
          offer(
              category,
              "Guess what I mean",
              "Play a guessing game: think of an animal, give one clue at a time, then swap roles."
                  + " Cheer for good guesses and for brave wrong ones.");
      case REVIEW ->
          offer(
              category,
              "Do you remember?",
              "Recall one thing the child told or did last time and ask what they remember of it."
                  + " If they do not remember, tell it as a little story.");
      case WRAP_UP ->
          offer(
              category,
              "Warm goodbye",
              "Name one thing you enjoyed in this session, thank the child, and say goodbye with"
                  + " something to look forward to.");
    };
  }

  /** Whether a catalogue row uses a tag that belongs to a default. */
  static boolean owns(String agentTag) {
    return agentTag.startsWith(PREFIX);
  }

  private static Offer offer(AgentCategory category, String name, String agenda) {
    String tag = PREFIX + category.name().toLowerCase(Locale.ROOT);
    return new Offer(category, null, tag, name, null, agenda, BigDecimal.ONE);
  }
}
