package dev.rapport.model.activities;

import dev.rapport.model.scoring.FriendshipStatus;
import java.util.random.RandomGenerator;

/** Chooses what to propose to a child for the next session. */
public final class ActivitySelection {

  private final Catalogue catalogue;
  private final RandomGenerator random;

  /** Chooses from {@code catalogue}; {@code random} is the only source of chance. */
  public ActivitySelection(Catalogue catalogue, RandomGenerator random) {
    this.catalogue = catalogue;
    this.random = random;
  }

  /** The proposal for a child of this status; the same random numbers give the same proposal. */
  public CandidateSet select(FriendshipStatus status) {
    return new SessionDraw(catalogue, random, status).candidates();
  }
}
