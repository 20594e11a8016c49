package dev.rapport.model.scoring;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation is worth, under a name: points per complete exchange, per question of the
 * child, per new memory, and a bonus by emotion.
 *
 * @param version recorded with every score, so that a later formula never rewrites history
 * @param emotionBonus points by emotion, possibly negative; 0 for an emotion that is absent
 * @param cap the most one conversation may give; null for no cap
 */
public record Formula(
    String version,
    BigDecimal perTurn,
    BigDecimal perQuestion,
    Map<SessionEmotion, BigDecimal> emotionBonus,
    BigDecimal perMemory,
    @Nullable BigDecimal cap) {

  /**
   * Refuses a blank version and a negative cap with IllegalArgumentException, and a factor of more
   * than two decimals with ArithmeticException.
   */
  public Formula {
    if (version.isBlank()) {
      throw new IllegalArgumentException("a formula needs a version");
    }
    if (cap != null && cap.signum() < 0) {
      throw new IllegalArgumentException("a formula's cap must not be negative: " + cap);
    }
    perTurn = ScoreNumber.of(perTurn);
    perQuestion = ScoreNumber.of(perQuestion);
    perMemory = ScoreNumber.of(perMemory);
    cap = cap == null ? null : ScoreNumber.of(cap);
    Map<SessionEmotion, BigDecimal> bonus = new EnumMap<>(SessionEmotion.class);
    emotionBonus.forEach((emotion, points) -> bonus.put(emotion, ScoreNumber.of(points)));
    emotionBonus = Map.copyOf(bonus);
  }

  /** A formula without a cap. */
  public Formula(
      String version,
      BigDecimal perTurn,
      BigDecimal perQuestion,
      Map<SessionEmotion, BigDecimal> emotionBonus,
      BigDecimal perMemory) {
    this(version, perTurn, perQuestion, emotionBonus, perMemory, null);
  }

  /** Half a point per exchange, 3 per question, 5 per memory, +15 interesting, -15 boring. */
  public static Formula standard() {
    return new Formula(
        "v1",
        new BigDecimal("0.5"),
        new BigDecimal("3"),
        Map.of(
            SessionEmotion.INTERESTING, new BigDecimal("15"),
            SessionEmotion.BORING, new BigDecimal("-15")),
        new BigDecimal("5"));
  }

  /**
   * Scores one conversation of so many complete exchanges. The change is never negative, whatever
   * the factors.
   */
  public ScoreDetails score(int totalTurns, Analysis analysis) {
    BigDecimal base = times(perTurn, totalTurns);
    BigDecimal engagement = times(perQuestion, analysis.userInitiatedQuestions());
    BigDecimal emotion = emotionBonus.getOrDefault(analysis.sessionEmotion(), ScoreNumber.ZERO);
    BigDecimal memory = times(perMemory, analysis.newMemories());
    BigDecimal sum = base.add(engagement).add(emotion).add(memory);
    return new ScoreDetails(
        totalTurns,
        analysis.userInitiatedQuestions(),
        analysis.sessionEmotion(),
        analysis.newMemories(),
        base,
        engagement,
        emotion,
        memory,
        sum,
        clamped(sum),
        version,
        analysis.source(),
        analysis.degraded());
  }

  private BigDecimal clamped(BigDecimal sum) {
    BigDecimal floored = sum.max(ScoreNumber.ZERO);
    return cap == null ? floored : floored.min(cap);
  }

  private static BigDecimal times(BigDecimal points, int count) {
    return points.multiply(BigDecimal.valueOf(count));
  }
}
