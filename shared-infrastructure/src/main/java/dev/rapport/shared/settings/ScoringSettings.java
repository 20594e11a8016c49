package dev.rapport.shared.settings;

import dev.rapport.model.conversation.BotType;
import dev.rapport.model.scoring.Formula;
import dev.rapport.model.scoring.FriendshipRules;
import dev.rapport.model.scoring.LevelPolicy;
import dev.rapport.model.scoring.SessionEmotion;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a conversation is worth, and what it does to a friendship. Both services must be given the
 * same.
 *
 * @param formulaVersion recorded with every score; to be changed with any factor
 * @param perTurn points for each complete exchange
 * @param perQuestion points for each question the child started
 * @param emotionBonus points by emotion; 0 for one that is absent
 * @param perMemory points for each new memory
 * @param cap the most one conversation may give; absent for no cap
 * @param levelsBy what decides levels
 * @param zone decides which day a conversation belongs to
 * @param skippedBotTypes bot types that are stored and not scored
 */
@ConfigurationProperties("rapport.scoring")
public record ScoringSettings(
    @DefaultValue("v1") String formulaVersion,
    @DefaultValue("0.5") BigDecimal perTurn,
    @DefaultValue("3") BigDecimal perQuestion,
    @Nullable Map<SessionEmotion, BigDecimal> emotionBonus,
    @DefaultValue("5") BigDecimal perMemory,
    @Nullable BigDecimal cap,
    @DefaultValue("SCORE") LevelsBy levelsBy,
    @DefaultValue("Asia/Ho_Chi_Minh") ZoneId zone,
    @DefaultValue("NEXT_LESSON") Set<String> skippedBotTypes) {

  /** What decides levels. */
  public enum LevelsBy {
    SCORE,
    ENGAGE_DAY
  }

  public ScoringSettings {
    emotionBonus = emotionBonus == null ? Formula.standard().emotionBonus() : emotionBonus;
    skippedBotTypes = Set.copyOf(skippedBotTypes);
  }

  public Formula formula() {
    Map<SessionEmotion, BigDecimal> bonus = emotionBonus == null ? Map.of() : emotionBonus;
    return new Formula(formulaVersion, perTurn, perQuestion, bonus, perMemory, cap);
  }

  public FriendshipRules rules() {
    LevelPolicy policy =
        levelsBy == LevelsBy.SCORE ? LevelPolicy.byScore() : LevelPolicy.byEngageDay();
    return new FriendshipRules(policy, zone);
  }

  public Collection<BotType> skipped() {
    return skippedBotTypes.stream().map(BotType::normalise).collect(Collectors.toSet());
  }
}
