package dev.rapport.model.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Weighs the feelings a sentence speaks of, in one language: a strong cue weighs 2, a mild one 1.
 * What is denied, asked or said of somebody else weighs nothing.
 */
final class MoodRules {

  private static final int STRONG = 2;
  private static final int MILD = 1;
  private static final int NEGATION_REACH = 3;
  private static final int SUBJECT_REACH = 12;

  private final List<Cues> cues = new ArrayList<>();
  private final Phrases negations;
  private final Phrases noFeeling;
  private final Phrases others;
  private final Phrases listener;
  private final Phrases self;

  /** Phrases that speak of one mood, all equally. */
  private record Cues(Mood mood, int weight, Phrases phrases) {}

  /** A cue where it stands. */
  private record Cue(Mood mood, int weight, int length) {}

  MoodRules(Lexicon lexicon) {
    for (Mood mood : Mood.values()) {
      String name = mood.name().toLowerCase(Locale.ROOT);
      cues.add(new Cues(mood, STRONG, lexicon.list(name + " strong")));
      cues.add(new Cues(mood, MILD, lexicon.list(name + " mild")));
    }
    negations = lexicon.list("negations");
    noFeeling = lexicon.list("no feeling");
    others = lexicon.list("others");
    listener = lexicon.list("listener");
    self = lexicon.list("self");
  }

  /** Adds what this sentence weighs to {@code weights}. */
  void weigh(Sentence sentence, Map<Mood, Integer> weights) {
    List<String> words = sentence.words();
    int at = 0;
    while (at < words.size()) {
      Cue cue = longestCue(words, at);
      int hidden = noFeeling.lengthAt(words, at);
      if (cue == null || hidden >= cue.length()) {
        at += Math.max(1, hidden);
      } else {
        if (counts(sentence, at, cue)) {
          weights.merge(cue.mood(), cue.weight(), Integer::sum);
        }
        at += cue.length();
      }
    }
  }

  private @Nullable Cue longestCue(List<String> words, int at) {
    Cue longest = null;
    for (Cues list : cues) {
      int length = list.phrases().lengthAt(words, at);
      if (length > (longest == null ? 0 : longest.length())) {
        longest = new Cue(list.mood(), list.weight(), length);
      }
    }
    return longest;
  }

  private boolean counts(Sentence sentence, int at, Cue cue) {
    boolean asked = sentence.isAsked() && at > 0;
    if (asked || isDenied(sentence.words(), at)) {
      return false;
    }
    return switch (cue.mood()) {
      case SADNESS -> !isAbout(others, sentence, at) && !isAbout(listener, sentence, at);
      case ANGER -> !isAbout(others, sentence, at);
      case BOREDOM, INTEREST, JOY -> true;
    };
  }

  /** Whether a sentence refuses or denies something. */
  boolean denies(Sentence sentence) {
    return negations.occurIn(sentence, 0);
  }

  private boolean isDenied(List<String> words, int at) {
    for (int i = at - 1; i >= Math.max(0, at - NEGATION_REACH); i--) {
      if (words.get(i).equals(Sentence.COMMA)) {
        return false;
      }
      if (negations.lengthAt(words, i) > 0) {
        return true;
      }
    }
    return false;
  }

  /** {@code he is angry}: somebody else is named before the cue, the speaker is not. */
  private boolean isAbout(Phrases somebody, Sentence sentence, int at) {
    boolean named = false;
    for (int i = Math.max(0, at - SUBJECT_REACH); i < at; i++) {
      if (self.startAt(sentence, i)) {
        return false;
      }
      named |= somebody.startAt(sentence, i);
    }
    return named;
  }
}
