package dev.rapport.model.analysis;

/** Where the clauses of an English sentence start, past the words that only lead in. */
final class EnglishClauses {

  private final Phrases fillers;

  EnglishClauses(Lexicon lexicon) {
    fillers = lexicon.list("fillers");
  }

  /** Where the first clause starts; the number of words when all of them only lead in. */
  int first(Sentence sentence) {
    return afterFillers(sentence, 0);
  }

  /** Where the clause after the next comma starts; -1 when there is none. */
  int next(Sentence sentence, int from) {
    for (int i = from; i < sentence.words().size() - 1; i++) {
      if (sentence.says(i, Sentence.COMMA)) {
        int start = afterFillers(sentence, i);
        return start < sentence.words().size() ? start : -1;
      }
    }
    return -1;
  }

  private int afterFillers(Sentence sentence, int from) {
    int at = from;
    while (at < sentence.words().size()) {
      boolean comma = sentence.says(at, Sentence.COMMA);
      int length = comma ? 1 : fillers.lengthAt(sentence.words(), at);
      if (length == 0) {
        return at;
      }
      at += length;
    }
    return at;
  }
}
