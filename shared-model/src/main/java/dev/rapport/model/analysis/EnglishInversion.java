package dev.rapport.model.analysis;

/** Whether an English clause puts its verb before its subject, as questions do. */
final class EnglishInversion {

  private static final int LONGEST_QUESTION_PHRASE = 4;

  private final Phrases questionWords;
  private final Phrases auxiliaries;
  private final Phrases subjects;
  private final Phrases determiners;
  private final Phrases supports;
  private final Phrases subjectQuestions;
  private final Phrases beVerbs;
  private final Phrases beforePlurals;
  private final Phrases noPlurals;
  private final Phrases conditionals;

  EnglishInversion(Lexicon lexicon) {
    questionWords = lexicon.list("question words");
    auxiliaries = lexicon.list("auxiliaries");
    subjects = lexicon.list("subjects");
    determiners = lexicon.list("determiners");
    supports = lexicon.list("do-support");
    subjectQuestions = lexicon.list("subject questions");
    beVerbs = lexicon.list("be");
    beforePlurals = lexicon.list("before plurals");
    noPlurals = lexicon.list("no plurals");
    conditionals = lexicon.list("conditionals");
  }

  /** An auxiliary and then a subject: {@code do you}, {@code is the}, {@code can penguins}. */
  boolean startsAt(Sentence sentence, int index) {
    return auxiliaries.startAt(sentence, index)
        && (isSubject(sentence, index + 1)
            || (beforePlurals.startAt(sentence, index) && isPlural(sentence, index + 1)));
  }

  /** Whether the clause asks beyond doubt, so that it needs no question mark. */
  boolean isCertainAt(Sentence sentence, int start) {
    if (startsAt(sentence, start)) {
      return !conditionals.startAt(sentence, start);
    }
    if (!questionWords.startAt(sentence, start) || subjects.startAt(sentence, start + 1)) {
      return false;
    }
    int subjectQuestion = subjectQuestions.lengthAt(sentence.words(), start);
    if (subjectQuestion > 0) {
      return !beVerbs.occurIn(sentence, start + subjectQuestion);
    }
    return supports.startAt(sentence, start + 1) || invertsSoon(sentence, start);
  }

  /** {@code how many legs does a}: between question word and verb there may be a noun. */
  private boolean invertsSoon(Sentence sentence, int start) {
    for (int i = start; i < start + LONGEST_QUESTION_PHRASE; i++) {
      if (startsAt(sentence, i) || isContracted(sentence, i)) {
        return true;
      }
    }
    return false;
  }

  /** Question word and verb in one, and then a subject: {@code what's your}. */
  private boolean isContracted(Sentence sentence, int index) {
    return sentence.word(index).endsWith("'s")
        && questionWords.startAt(sentence, index)
        && isSubject(sentence, index + 1);
  }

  private boolean isSubject(Sentence sentence, int index) {
    return subjects.startAt(sentence, index) || determiners.startAt(sentence, index);
  }

  private boolean isPlural(Sentence sentence, int index) {
    return sentence.word(index).endsWith("s") && !noPlurals.startAt(sentence, index);
  }
}
