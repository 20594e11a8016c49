package dev.rapport.worker.application;

import dev.rapport.model.activities.ActivitySelection;
import dev.rapport.model.activities.Candidates;
import dev.rapport.model.activities.Catalogues;
import dev.rapport.model.scoring.FriendshipStatus;
import java.util.Collection;
import java.util.random.RandomGenerator;

/** Computes and caches what to propose next to children whose friendship has moved. */
public final class RefreshCandidates {

  private final Catalogues catalogues;
  private final RandomGenerator random;
  private final Candidates candidates;
  private final ScoringObserver observer;

  public RefreshCandidates(
      Catalogues catalogues,
      RandomGenerator random,
      Candidates candidates,
      ScoringObserver observer) {
    this.catalogues = catalogues;
    this.random = random;
    this.candidates = candidates;
    this.observer = observer;
  }

  /** Best effort within the cache's bounds: a reader computes what is missing or old. */
  void refresh(Collection<FriendshipStatus> statuses) {
    try {
      ActivitySelection selection = new ActivitySelection(catalogues.current(), random);
      statuses.forEach(status -> observer.cached(candidates.keep(selection.select(status))));
    } catch (RuntimeException e) {
      observer.surprised("refreshing candidates", e);
    }
  }
}
