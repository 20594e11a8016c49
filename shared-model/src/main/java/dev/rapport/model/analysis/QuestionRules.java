package dev.rapport.model.analysis;

/** How one language marks questions. */
sealed interface QuestionRules permits EnglishQuestions, VietnameseQuestions {

  /**
   * Reads one sentence.
   *
   * @param answering whether the robot had just asked something: then a proposal is an answer
   */
  Reading read(Sentence sentence, boolean answering);
}
