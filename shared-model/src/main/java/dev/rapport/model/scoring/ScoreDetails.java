package dev.rapport.model.scoring;

import java.math.BigDecimal;
import java.util.List;

/**
 * How a change of score came about: what was counted, what each part gave, by which formula.
 *
 * @param totalScoreBeforeClamp the sum of the four parts, possibly negative
 * @param finalScoreChange what the friendship moves by, never negative
 * @param analysisDegraded the parts of the analysis that failed; empty when all went well
 */
public record ScoreDetails(
    int totalTurns,
    int userInitiatedQuestions,
    SessionEmotion sessionEmotion,
    int newMemoriesCount,
    BigDecimal baseScore,
    BigDecimal engagementBonus,
    BigDecimal emotionBonus,
    BigDecimal memoryBonus,
    BigDecimal totalScoreBeforeClamp,
    BigDecimal finalScoreChange,
    String formulaVersion,
    String analysisSource,
    List<DegradedPart> analysisDegraded) {

  public ScoreDetails {
    baseScore = ScoreNumber.of(baseScore);
    engagementBonus = ScoreNumber.of(engagementBonus);
    emotionBonus = ScoreNumber.of(emotionBonus);
    memoryBonus = ScoreNumber.of(memoryBonus);
    totalScoreBeforeClamp = ScoreNumber.of(totalScoreBeforeClamp);
    finalScoreChange = ScoreNumber.of(finalScoreChange);
    analysisDegraded = List.copyOf(analysisDegraded);
  }
}
