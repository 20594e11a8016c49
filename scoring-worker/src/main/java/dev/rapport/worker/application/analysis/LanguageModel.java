package dev.rapport.worker.application.analysis;

import dev.rapport.model.scoring.SessionEmotion;

/**
 * Reads a conversation like a person would. Each method asks once more or twice where that may
 * help, answers within the bounds of so many calls, changes nothing, and ends early when
 * interrupted. What comes back is checked: it never exceeds what the conversation allows.
 *
 * <p>Each throws {@link dev.rapport.model.failure.OutageException} while the model is away, {@link
 * dev.rapport.model.failure.TransientException} if it failed this time, and {@link
 * dev.rapport.model.failure.PermanentException} if it refused, or its answers are of no use. Their
 * texts hold no word of the conversation.
 */
public interface LanguageModel {

  /** How many questions the child started: from 0 to the number of its turns. */
  int questions(Conversation conversation);

  /** How the child felt about the session as a whole. */
  SessionEmotion emotion(Conversation conversation);

  /** As recorded beside each answer, such as {@code model:llama-3.3-70b-versatile}. */
  String source();
}
