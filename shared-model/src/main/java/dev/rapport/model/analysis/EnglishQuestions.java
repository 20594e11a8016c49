package dev.rapport.model.analysis;

/**
 * English: a question inverts subject and verb or opens with a question word. Many sentences of
 * that form want something else: "can you ..." asks for a deed, "may I ..." for leave, "shall we
 * ..." proposes. The word lists are in {@code questions-en.txt}.
 */
final class EnglishQuestions implements QuestionRules {

  private final Lexicon lexicon = Lexicon.load("questions-en.txt");
  private final Phrases questionWords = lexicon.list("question words");
  private final Phrases subjects = lexicon.list("subjects");
  private final Phrases agreementTags = lexicon.list("agreement tags");
  private final Phrases requestTags = lexicon.list("request tags");
  private final Phrases imperatives = lexicon.list("imperatives");
  private final Phrases indirect = lexicon.list("indirect questions");
  private final Phrases guesses = lexicon.list("guesses");
  private final Phrases reporting = lexicon.list("reporting");
  private final EnglishClauses clauses = new EnglishClauses(lexicon);
  private final EnglishInversion inversion = new EnglishInversion(lexicon);
  private final EnglishOpenings openings = new EnglishOpenings(lexicon);

  @Override
  public Reading read(Sentence sentence, boolean answering) {
    return sentence.isAsked() ? readAsked(sentence, answering) : readUnasked(sentence);
  }

  private Reading readAsked(Sentence sentence, boolean answering) {
    int first = clauses.first(sentence);
    boolean orders = imperatives.startAt(sentence, first) && !inversion.startsAt(sentence, first);
    if (orders || reporting.startAt(sentence, first)) {
      return Reading.REQUEST;
    }
    if (answering && guesses.startAt(sentence, first)) {
      return Reading.STATEMENT;
    }
    if (endsWithTag(sentence)) {
      return Reading.SHORT_QUESTION;
    }
    for (int start = first; start >= 0; start = clauses.next(sentence, start)) {
      Reading reading = openings.read(sentence, start, answering);
      if (reading != Reading.STATEMENT) {
        return reading;
      }
    }
    return readDeclarative(sentence, first, answering);
  }

  /** A sentence with a question mark that no clause of it opens as a question. */
  private Reading readDeclarative(Sentence sentence, int first, boolean answering) {
    int end = sentence.words().size();
    if (requestTags.lengthBefore(sentence.words(), end) > 0) {
      return Reading.REQUEST;
    }
    if (end - first > 2 && agreementTags.lengthBefore(sentence.words(), end) > 0) {
      return Reading.SHORT_QUESTION;
    }
    if (questionWords.occurIn(sentence, first)) {
      return Reading.QUESTION;
    }
    boolean proposes = answering && subjects.occurIn(sentence, first);
    return proposes ? Reading.STATEMENT : Reading.SHORT_QUESTION;
  }

  /** {@code ..., isn't it}; but {@code ..., will you} wants a deed. */
  private boolean endsWithTag(Sentence sentence) {
    int end = sentence.words().size();
    return end > 3
        && sentence.says(end - 3, Sentence.COMMA)
        && inversion.startsAt(sentence, end - 2)
        && requestTags.lengthBefore(sentence.words(), end) == 0;
  }

  /** Without a question mark only a clear inversion asks: speech recognisers write no marks. */
  private Reading readUnasked(Sentence sentence) {
    int first = clauses.first(sentence);
    if (sentence.end() == Sentence.End.EXCLAIMED || first >= sentence.words().size()) {
      return Reading.STATEMENT;
    }
    int wonder = indirect.lengthAt(sentence.words(), first);
    if (wonder > 0) {
      return first + wonder == sentence.words().size()
          ? Reading.STATEMENT
          : openings.readIndirect(sentence, first);
    }
    for (int start = first; start >= 0; start = clauses.next(sentence, start)) {
      if (inversion.isCertainAt(sentence, start)) {
        return openings.read(sentence, start, false);
      }
    }
    return Reading.STATEMENT;
  }
}
