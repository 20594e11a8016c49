package dev.rapport.model.scoring;

import java.math.BigDecimal;

/**
 * What decides a child's level. Every bound is the first value that belongs to the higher level.
 */
public sealed interface LevelPolicy {

  /** The level of a child with this score and this many days of use. */
  FriendshipLevel levelOf(BigDecimal score, int engageDay);

  /** By score: acquaintance from 500, friend from 3000. */
  static LevelPolicy byScore() {
    return new ByScore(new BigDecimal("500"), new BigDecimal("3000"));
  }

  /** By day of use: acquaintance from day 7, friend from day 14. */
  static LevelPolicy byEngageDay() {
    return new ByEngageDay(7, 14);
  }

  /** Levels by score; IllegalArgumentException unless 0 < acquaintanceFrom < friendFrom. */
  record ByScore(BigDecimal acquaintanceFrom, BigDecimal friendFrom) implements LevelPolicy {

    public ByScore {
      if (acquaintanceFrom.signum() <= 0 || friendFrom.compareTo(acquaintanceFrom) <= 0) {
        throw new IllegalArgumentException(
            "level bounds must rise from above 0: %s, %s".formatted(acquaintanceFrom, friendFrom));
      }
    }

    @Override
    public FriendshipLevel levelOf(BigDecimal score, int engageDay) {
      if (score.compareTo(friendFrom) >= 0) {
        return FriendshipLevel.PHASE3_FRIEND;
      }
      return score.compareTo(acquaintanceFrom) >= 0
          ? FriendshipLevel.PHASE2_ACQUAINTANCE
          : FriendshipLevel.PHASE1_STRANGER;
    }
  }

  /** Levels by day of use; IllegalArgumentException unless 0 < acquaintanceFrom < friendFrom. */
  record ByEngageDay(int acquaintanceFrom, int friendFrom) implements LevelPolicy {

    public ByEngageDay {
      if (acquaintanceFrom <= 0 || friendFrom <= acquaintanceFrom) {
        throw new IllegalArgumentException(
            "level bounds must rise from above 0: %d, %d".formatted(acquaintanceFrom, friendFrom));
      }
    }

    @Override
    public FriendshipLevel levelOf(BigDecimal score, int engageDay) {
      if (engageDay >= friendFrom) {
        return FriendshipLevel.PHASE3_FRIEND;
      }
      return engageDay >= acquaintanceFrom
          ? FriendshipLevel.PHASE2_ACQUAINTANCE
          : FriendshipLevel.PHASE1_STRANGER;
    }
  }
}
