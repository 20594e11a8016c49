package dev.rapport.model.analysis;

import java.util.List;

/**
 * Finds the questions a child starts: at most one per turn, none when in doubt. The last sentence
 * of a turn that asks decides, unless the turn then goes on to something else.
 */
final class UserQuestions {

  /** Who says more words than this after a question did not wait for the answer. */
  private static final int MOST_WORDS_AFTER = 5;

  /** The same after a question of a few words: {@code A cat? I have seen one.} */
  private static final int MOST_WORDS_AFTER_SHORT = 2;

  private final Language language;
  private final QuestionRules english = new EnglishQuestions();
  private final QuestionRules vietnamese = new VietnameseQuestions();

  UserQuestions(Language language) {
    this.language = language;
  }

  /**
   * Whether a turn of the child asks.
   *
   * @param answering whether the robot had just asked something
   */
  boolean asks(List<Sentence> turn, boolean answering) {
    int wordsAfter = 0;
    for (Sentence sentence : turn.reversed()) {
      Reading reading = rules(sentence).read(sentence, answering);
      if (reading != Reading.STATEMENT || sentence.isAsked()) {
        return counts(reading, wordsAfter);
      }
      wordsAfter += sentence.length();
    }
    return false;
  }

  private QuestionRules rules(Sentence sentence) {
    return language.isVietnamese(sentence.words()) ? vietnamese : english;
  }

  private static boolean counts(Reading reading, int wordsAfter) {
    return switch (reading) {
      case QUESTION -> wordsAfter <= MOST_WORDS_AFTER;
      case SHORT_QUESTION -> wordsAfter <= MOST_WORDS_AFTER_SHORT;
      case REQUEST, FORMULA, STATEMENT -> false;
    };
  }
}
