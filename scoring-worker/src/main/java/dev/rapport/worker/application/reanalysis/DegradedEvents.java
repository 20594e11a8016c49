package dev.rapport.worker.application.reanalysis;

import dev.rapport.model.conversation.ConversationLog;
import dev.rapport.model.scoring.Analysis;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Final events whose analysis lacks a part. Each method is one statement within its bound, and
 * throws {@link dev.rapport.model.failure.OutageException} when the database is away.
 */
public interface DegradedEvents {

  /**
   * Processed and failed ones in the order of their ids.
   *
   * @param since accepted then or later
   * @param afterId those with greater ids, which pages through all; 0 for the first page
   */
  List<DegradedEvent> find(Instant since, long afterId, int atMost);

  /**
   * The conversation; empty if its log is no longer kept.
   *
   * @throws dev.rapport.model.failure.PermanentException if what is stored is no log
   */
  Optional<ConversationLog> log(DegradedEvent event);

  /**
   * Stores a better analysis, and touches neither score nor ledger. Idempotent.
   *
   * @return false if the event is no longer final, or no longer degraded
   */
  boolean keep(DegradedEvent event, Analysis better);
}
