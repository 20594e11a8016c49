package dev.rapport.api.application.activities;

import dev.rapport.api.application.friendship.Friendships;
import dev.rapport.model.activities.ActivitySelection;
import dev.rapport.model.activities.CandidateSet;
import dev.rapport.model.activities.Candidates;
import dev.rapport.model.activities.Catalogues;
import dev.rapport.model.activities.KeptCandidates;
import dev.rapport.model.scoring.FriendshipStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Proposes agents for a child's next session: those computed before, if they still hold. */
public final class SuggestActivities {

  private final Friendships friendships;
  private final Catalogues catalogues;
  private final Candidates cache;
  private final RandomGenerator random;
  private final Surroundings surroundings;

  /**
   * A proposal.
   *
   * @param cached whether it had been computed before
   * @param timeToLive for how long the cache has it; zero if it does not
   */
  public record Suggestion(
      CandidateSet candidates, boolean cached, Instant computedAt, Duration timeToLive) {}

  /** Time, and how long the cache keeps a set. */
  public record Surroundings(InstantSource clock, Duration timeToLive) {}

  /** Suggests from these; {@code random} is the only source of chance. */
  public SuggestActivities(
      Friendships friendships,
      Catalogues catalogues,
      Candidates cache,
      RandomGenerator random,
      Surroundings surroundings) {
    this.friendships = friendships;
    this.catalogues = catalogues;
    this.cache = cache;
    this.random = random;
    this.surroundings = surroundings;
  }

  /**
   * One query, and one look into the cache; an unknown user begins with defaults. A cached set is
   * used only while the friendship has not changed since.
   */
  public Suggestion suggest(String userId) {
    FriendshipStatus status = friendships.findOrBegin(userId);
    return cache
        .find(userId)
        .filter(kept -> kept.candidates().statusVersion() == status.version())
        .map(this::known)
        .orElseGet(() -> compute(status));
  }

  private Suggestion known(KeptCandidates kept) {
    Duration age = Duration.between(kept.computedAt(), surroundings.clock().instant());
    Duration left = surroundings.timeToLive().minus(age);
    return new Suggestion(
        kept.candidates(), true, kept.computedAt(), left.isNegative() ? Duration.ZERO : left);
  }

  private Suggestion compute(FriendshipStatus status) {
    CandidateSet computed = new ActivitySelection(catalogues.current(), random).select(status);
    Duration kept = cache.keep(computed) ? surroundings.timeToLive() : Duration.ZERO;
    return new Suggestion(computed, false, surroundings.clock().instant(), kept);
  }
}
