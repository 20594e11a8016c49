package dev.rapport.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {

  @ParameterizedTest
  @CsvSource({
    "5,6,interesting,0,35.5",
    "3,1,interesting,7,54.5",
    "10,0,boring,0,0.0",
    "40,1,boring,0,8.0",
    "20,2,happy,3,31.0",
    "0,0,neutral,0,0.0"
  })
  void givesTheGoldenValues(
      int turns, int questions, String emotion, int memories, BigDecimal change) {
    ScoreDetails details = Formula.standard().score(turns, analysis(questions, emotion, memories));
    assertThat(details.finalScoreChange()).isEqualTo(change);
  }

  @Test
  void tellsWhatEachPartGave() {
    List<DegradedPart> degraded = List.of(new DegradedPart("memories", "timeout"));
    Analysis analysis = new Analysis(1, SessionEmotion.BORING, 2, "model", degraded);
    assertThat(Formula.standard().score(3, analysis))
        .isEqualTo(
            new ScoreDetails(
                3,
                1,
                SessionEmotion.BORING,
                2,
                new BigDecimal("1.5"),
                new BigDecimal("3.0"),
                new BigDecimal("-15.0"),
                new BigDecimal("10.0"),
                new BigDecimal("-0.5"),
                new BigDecimal("0.0"),
                "v1",
                "model",
                degraded));
  }

  @Property
  void neverTakesPointsAwayWhateverTheFactors(
      @ForAll("factors") BigDecimal perTurn,
      @ForAll("factors") BigDecimal perQuestion,
      @ForAll("factors") BigDecimal bonus,
      @ForAll @IntRange(max = 2500) int turns,
      @ForAll @IntRange(max = 2500) int questions,
      @ForAll SessionEmotion emotion) {
    Formula formula =
        new Formula("any", perTurn, perQuestion, Map.of(emotion, bonus), BigDecimal.TEN);
    ScoreDetails details = formula.score(turns, analysis(questions, emotion.label(), 0));
    assertThat(details.finalScoreChange())
        .isNotNegative()
        .isEqualByComparingTo(details.totalScoreBeforeClamp().max(BigDecimal.ZERO));
    assertThat(details.finalScoreChange().scale()).isBetween(1, 2);
  }

  @Provide
  Arbitrary<BigDecimal> factors() {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal("-100"), new BigDecimal("100"))
        .ofScale(2);
  }

  @Property
  void sumsItsParts(
      @ForAll @BigRange(min = "0", max = "10") @Scale(2) BigDecimal perTurn,
      @ForAll @IntRange(max = 100) int turns,
      @ForAll @IntRange(max = 100) int questions,
      @ForAll @IntRange(max = 100) int memories,
      @ForAll SessionEmotion emotion) {
    Formula standard = Formula.standard();
    Formula formula =
        new Formula(
            "any", perTurn, standard.perQuestion(), standard.emotionBonus(), standard.perMemory());
    ScoreDetails details = formula.score(turns, analysis(questions, emotion.label(), memories));
    assertThat(
            details
                .baseScore()
                .add(details.engagementBonus())
                .add(details.emotionBonus())
                .add(details.memoryBonus()))
        .isEqualByComparingTo(details.totalScoreBeforeClamp());
  }

  @Test
  void givesNoMoreThanItsCap() {
    Formula standard = Formula.standard();
    Formula capped =
        new Formula(
            "capped",
            standard.perTurn(),
            standard.perQuestion(),
            standard.emotionBonus(),
            standard.perMemory(),
            new BigDecimal("50"));
    assertThat(capped.score(100, analysis(10, "happy", 0)).finalScoreChange())
        .isEqualByComparingTo("50");
    assertThat(capped.score(10, analysis(1, "happy", 0)).finalScoreChange())
        .isEqualByComparingTo("8");
  }

  @Test
  void refusesFactorsThatWouldNotSumExactly() {
    assertThatThrownBy(
            () ->
                new Formula(
                    "v2", new BigDecimal("0.333"), BigDecimal.ONE, Map.of(), BigDecimal.ONE))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void refusesAFormulaWithoutVersionAndANegativeCap() {
    assertThatThrownBy(
            () -> new Formula(" ", BigDecimal.ONE, BigDecimal.ONE, Map.of(), BigDecimal.ONE))
        .isInstanceOf(IllegalArgumentException.class);
    BigDecimal negative = new BigDecimal("-1");
    assertThatThrownBy(
            () ->
                new Formula(
                    "v2", BigDecimal.ONE, BigDecimal.ONE, Map.of(), BigDecimal.ONE, negative))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Analysis analysis(int questions, String emotion, int memories) {
    return new Analysis(
        questions, SessionEmotion.labelled(emotion), memories, "builtin", List.of());
  }
}
