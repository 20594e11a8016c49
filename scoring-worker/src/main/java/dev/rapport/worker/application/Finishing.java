package dev.rapport.worker.application;

import dev.rapport.model.contract.EventId;
import java.util.List;

/** The last step: settles what a batch came to, then refreshes what its children see next. */
public final class Finishing {

  private final InFlight inFlight;
  private final Settle settle;
  private final RefreshCandidates candidates;

  public Finishing(InFlight inFlight, Settle settle, RefreshCandidates candidates) {
    this.inFlight = inFlight;
    this.settle = settle;
    this.candidates = candidates;
  }

  void finish(Progress progress) {
    List<Settled> settled =
        progress.outcomes().entrySet().stream()
            .map(ended -> settled(ended.getKey(), ended.getValue()))
            .toList();
    settle.settle(settled);
    if (!progress.moved().isEmpty()) {
      candidates.refresh(progress.moved());
    }
  }

  void finishUnread(Delivery delivery, Outcome outcome) {
    settle.settle(List.of(new Settled(null, outcome, List.of(delivery))));
  }

  private Settled settled(EventId id, Outcome outcome) {
    return new Settled(id, outcome, inFlight.end(id));
  }
}
