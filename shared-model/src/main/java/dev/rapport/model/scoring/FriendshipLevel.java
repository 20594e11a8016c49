package dev.rapport.model.scoring;

/**
 * How close child and robot are, from strangers to friends; the order is the order of closeness.
 */
public enum FriendshipLevel {
  PHASE1_STRANGER,
  PHASE2_ACQUAINTANCE,
  PHASE3_FRIEND;

  /** Whether this level is {@code other} or closer. */
  public boolean isAtLeast(FriendshipLevel other) {
    return compareTo(other) >= 0;
  }
}
