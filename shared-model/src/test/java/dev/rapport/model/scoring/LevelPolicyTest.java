package dev.rapport.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelPolicyTest {

  @ParameterizedTest
  @CsvSource({
    "0,PHASE1_STRANGER",
    "499.99,PHASE1_STRANGER",
    "500,PHASE2_ACQUAINTANCE",
    "2999.99,PHASE2_ACQUAINTANCE",
    "3000,PHASE3_FRIEND",
    "1000000,PHASE3_FRIEND"
  })
  void risesWithTheScore(BigDecimal score, FriendshipLevel level) {
    assertThat(LevelPolicy.byScore().levelOf(score, 0)).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({
    "0,PHASE1_STRANGER",
    "6,PHASE1_STRANGER",
    "7,PHASE2_ACQUAINTANCE",
    "13,PHASE2_ACQUAINTANCE",
    "14,PHASE3_FRIEND"
  })
  void risesWithTheDaysOfUse(int day, FriendshipLevel level) {
    assertThat(LevelPolicy.byEngageDay().levelOf(BigDecimal.ZERO, day)).isEqualTo(level);
  }

  @Test
  void refusesBoundsThatDoNotRise() {
    assertThatThrownBy(() -> new LevelPolicy.ByScore(BigDecimal.TEN, BigDecimal.TEN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10");
    assertThatThrownBy(() -> new LevelPolicy.ByEngageDay(0, 3))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
