package dev.rapport.model.scoring;

import java.util.List;

/**
 * What was found in a conversation.
 *
 * @param userInitiatedQuestions how many questions the child started, from 0
 * @param newMemories how many new facts about the child were learnt, from 0
 * @param source who found it, such as {@code builtin} or {@code model}
 * @param degraded the parts that failed; empty when all went well
 */
public record Analysis(
    int userInitiatedQuestions,
    SessionEmotion sessionEmotion,
    int newMemories,
    String source,
    List<DegradedPart> degraded) {

  /** Refuses negative counts with IllegalArgumentException. */
  public Analysis {
    if (userInitiatedQuestions < 0 || newMemories < 0) {
      throw new IllegalArgumentException(
          "counts must not be negative: questions %d, memories %d"
              .formatted(userInitiatedQuestions, newMemories));
    }
    degraded = List.copyOf(degraded);
  }
}
