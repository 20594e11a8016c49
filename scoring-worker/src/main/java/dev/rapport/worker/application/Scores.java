package dev.rapport.worker.application;

import dev.rapport.model.contract.EventId;
import java.util.List;
import java.util.Map;

/** Makes scores count. */
public interface Scores {

  /**
   * Makes the whole batch count, or nothing of it: ledger, friendships, topics and events in one
   * transaction. An event that is final already, or in the ledger, changes nothing; a ledger row
   * without its event's final state is completed. Idempotent; takes at most a few statements'
   * bounds.
   *
   * @return one answer for each event
   * @throws dev.rapport.model.failure.OutageException if the database is away; it may have counted
   * @throws dev.rapport.model.failure.TransientException if it lost a conflict
   * @throws dev.rapport.model.failure.PermanentException if the database refuses the data
   */
  Map<EventId, Applied> apply(List<AnalysedEvent> batch);
}
