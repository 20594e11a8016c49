package dev.rapport.api.application.operations.replay;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a replay has done so far; final once it is over and nothing is on its way.
 *
 * @param itemsByDetail the skipped and the failed, by reason
 * @param actions what operators did to it
 * @param scoreChange what its events have added to friendships
 */
public record Receipt(
    Replay replay, Map<String, Long> itemsByDetail, List<Action> actions, BigDecimal scoreChange) {

  public Receipt {
    itemsByDetail = Map.copyOf(itemsByDetail);
    actions = List.copyOf(actions);
  }

  /** What an operator did. */
  public record Action(Instant at, String actor, String action, String reason) {}

  public boolean isFinal() {
    return replay.status().isFinal() && replay.totals().released() == 0;
  }
}
