package dev.rapport.model.evaluation;

import dev.rapport.model.evaluation.LabelledConversation.Feeling;
import dev.rapport.model.scoring.SessionEmotion;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** How well session emotions agree with the people's: precision and recall of each class. */
final class EmotionFigures {

  /** How often each emotion was found where people felt the first. */
  private final Map<Feeling, Map<SessionEmotion, Integer>> found = new EnumMap<>(Feeling.class);

  EmotionFigures() {
    for (Feeling feeling : Feeling.values()) {
      found.put(feeling, new EnumMap<>(SessionEmotion.class));
    }
  }

  void add(Feeling expected, SessionEmotion emotion) {
    found(expected).merge(emotion, 1, Integer::sum);
  }

  /** The mean of the classes' F1, each class counting alike, from 0 to 1. */
  double macroF1() {
    return Arrays.stream(Feeling.values()).mapToDouble(this::f1).average().orElse(0);
  }

  /** The macro-F1 of always answering the most frequent class. */
  double baselineMacroF1() {
    double largest = Arrays.stream(Feeling.values()).mapToInt(this::expected).max().orElse(0);
    return total() == 0 ? 0 : 2 * largest / (largest + total()) / Feeling.values().length;
  }

  double precision(Feeling feeling) {
    int all = Arrays.stream(Feeling.values()).mapToInt(felt -> foundAs(felt, feeling)).sum();
    return all == 0 ? 0 : (double) right(feeling) / all;
  }

  double recall(Feeling feeling) {
    return expected(feeling) == 0 ? 0 : (double) right(feeling) / expected(feeling);
  }

  double f1(Feeling feeling) {
    double sum = precision(feeling) + recall(feeling);
    return sum == 0 ? 0 : 2 * precision(feeling) * recall(feeling) / sum;
  }

  @Override
  public String toString() {
    StringJoiner table = new StringJoiner("\n");
    table.add("              precision   recall       F1   sessions   found as");
    for (Feeling feeling : Feeling.values()) {
      table.add(
          "  %-10s %9.2f %9.2f %9.2f %9d   %s"
              .formatted(
                  feeling.name().toLowerCase(Locale.ROOT),
                  precision(feeling),
                  recall(feeling),
                  f1(feeling),
                  expected(feeling),
                  found(feeling)));
    }
    return table.toString();
  }

  private Map<SessionEmotion, Integer> found(Feeling expected) {
    return found.getOrDefault(expected, Map.of());
  }

  private int foundAs(Feeling expected, Feeling feeling) {
    return found(expected).entrySet().stream()
        .filter(entry -> feeling(entry.getKey()) == feeling)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private int right(Feeling feeling) {
    return foundAs(feeling, feeling);
  }

  private int expected(Feeling feeling) {
    return found(feeling).values().stream().mapToInt(Integer::intValue).sum();
  }

  private int total() {
    return Arrays.stream(Feeling.values()).mapToInt(this::expected).sum();
  }

  /** No label means boring. */
  private static @Nullable Feeling feeling(SessionEmotion emotion) {
    return switch (emotion) {
      case INTERESTING, HAPPY -> Feeling.HAPPY;
      case SAD -> Feeling.SAD;
      case ANGRY -> Feeling.ANGRY;
      case NEUTRAL -> Feeling.NEUTRAL;
      case BORING -> null;
    };
  }
}
