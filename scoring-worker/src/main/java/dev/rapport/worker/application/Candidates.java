package dev.rapport.worker.application;

import dev.rapport.model.scoring.FriendshipStatus;
import java.util.Collection;

/** The cache of what to propose next. */
public interface Candidates {

  /**
   * Computes and caches the proposals for these children; the last write of a newer version wins.
   * Best effort within the cache's bounds: never throws, because a reader computes what is missing
   * or old.
   */
  void refresh(Collection<FriendshipStatus> statuses);
}
