package dev.rapport.model.analysis;

import dev.rapport.model.scoring.SessionEmotion;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what a child feels in each of its turns, and what the session was for it as a whole. */
final class UserMoods {

  /** One strong cue in a turn, or two mild ones. */
  private static final int FELT_FROM = 2;

  private final Language language;
  private final MoodRules english = new MoodRules(Lexicon.load("emotions-en.txt"));
  private final MoodRules vietnamese = new MoodRules(Lexicon.load("emotions-vi.txt"));

  UserMoods(Language language) {
    this.language = language;
  }

  /** What a turn lets one feel; mostly nothing. */
  Set<Mood> felt(List<Sentence> turn) {
    Map<Mood, Integer> weights = new EnumMap<>(Mood.class);
    boolean refuses = false;
    for (Sentence sentence : turn) {
      MoodRules rules = language.isVietnamese(sentence.words()) ? vietnamese : english;
      rules.weigh(sentence, weights);
      refuses |= rules.denies(sentence);
    }
    if (refuses) {
      // "Sorry, what?" is manners; "sorry, I can't" is regret.
      weights.computeIfPresent(Mood.SADNESS, (mood, weight) -> weight + 1);
    }
    Set<Mood> felt = EnumSet.noneOf(Mood.class);
    weights.forEach(
        (mood, weight) -> {
          if (weight >= FELT_FROM) {
            felt.add(mood);
          }
        });
    return felt;
  }

  /** A negative feeling in any turn outweighs all others, interest outweighs joy. */
  static SessionEmotion session(Set<Mood> felt) {
    if (felt.contains(Mood.ANGER)) {
      return SessionEmotion.ANGRY;
    }
    if (felt.contains(Mood.SADNESS)) {
      return SessionEmotion.SAD;
    }
    if (felt.contains(Mood.BOREDOM)) {
      return SessionEmotion.BORING;
    }
    if (felt.contains(Mood.INTEREST)) {
      return SessionEmotion.INTERESTING;
    }
    return felt.contains(Mood.JOY) ? SessionEmotion.HAPPY : SessionEmotion.NEUTRAL;
  }
}
