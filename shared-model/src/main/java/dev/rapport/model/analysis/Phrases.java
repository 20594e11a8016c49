package dev.rapport.model.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A set of phrases of one or more words, found where they stand. */
final class Phrases {

  private final Map<String, List<List<String>>> byFirstWord = new HashMap<>();

  Phrases(List<String> phrases) {
    for (String phrase : phrases) {
      List<String> words = List.of(phrase.split(" ", -1));
      byFirstWord.computeIfAbsent(words.getFirst(), absent -> new ArrayList<>()).add(words);
    }
    byFirstWord.values().forEach(same -> same.sort((a, b) -> Integer.compare(b.size(), a.size())));
  }

  /** How many words the longest phrase that starts at {@code index} has; 0 where none does. */
  int lengthAt(List<String> words, int index) {
    if (index < 0 || index >= words.size()) {
      return 0;
    }
    for (List<String> phrase : byFirstWord.getOrDefault(words.get(index), List.of())) {
      int end = index + phrase.size();
      if (end <= words.size() && words.subList(index, end).equals(phrase)) {
        return phrase.size();
      }
    }
    return 0;
  }

  boolean startAt(Sentence sentence, int index) {
    return lengthAt(sentence.words(), index) > 0;
  }

  /** Whether a phrase of this set starts in {@code from} (inclusive) to the end of the sentence. */
  boolean occurIn(Sentence sentence, int from) {
    for (int i = Math.max(0, from); i < sentence.words().size(); i++) {
      if (startAt(sentence, i)) {
        return true;
      }
    }
    return false;
  }

  /** How many words the longest phrase that closes the first {@code end} words has, or 0. */
  int lengthBefore(List<String> words, int end) {
    for (int start = Math.max(0, end - 5); start < end; start++) {
      int length = lengthAt(words.subList(0, end), start);
      if (length > 0 && start + length == end) {
        return length;
      }
    }
    return 0;
  }
}
