package dev.rapport.model.activities;

import java.util.Optional;

/**
 * A cache of computed proposals, which may forget any of them at any time. Nothing but speed
 * depends on it, so it never throws; its failures are counted.
 */
public interface Candidates {

  /**
   * The set kept for a user, whatever its version; empty if there is none or the cache does not
   * answer within its bound.
   */
  Optional<KeptCandidates> find(String userId);

  /**
   * Keeps a set in place of the user's last one for its time to live.
   *
   * @return whether it is kept
   */
  boolean keep(CandidateSet set);
}
