package dev.rapport.model.analysis;

import java.util.List;

/**
 * One sentence of a turn.
 *
 * @param words lower case, in Unicode's composed form; a comma is a word of its own
 * @param end how it was closed
 */
record Sentence(List<String> words, End end) {

  /** How a sentence was closed: by question mark, exclamation mark, full stop or nothing. */
  enum End {
    ASKED,
    EXCLAIMED,
    STATED,
    OPEN
  }

  static final String COMMA = ",";

  boolean isAsked() {
    return end == End.ASKED;
  }

  /** How many words there are, commas aside. */
  int length() {
    return (int) words.stream().filter(word -> !word.equals(COMMA)).count();
  }

  /** The word at {@code index}; empty before the first and after the last one. */
  String word(int index) {
    return index >= 0 && index < words.size() ? words.get(index) : "";
  }

  /** Whether exactly these words stand at {@code index}. */
  boolean says(int index, String... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (!word(index + i).equals(expected[i])) {
        return false;
      }
    }
    return true;
  }
}
