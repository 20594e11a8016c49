package dev.rapport.worker.application;

import dev.rapport.model.contract.EventId;
import dev.rapport.model.conversation.BotType;
import dev.rapport.model.scoring.Analysis;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The promises, kept by the fake that the pipeline's tests trust. */
class InMemoryRowsTest extends RowsContract {

  private final InMemoryRows rows = new InMemoryRows();

  @Override
  protected EventId accepted(String userId) {
    return rows.accept(userId, BotType.TALK);
  }

  @Override
  protected Rows worker() {
    InMemoryRows.Worker worker = rows.worker();
    return new Rows(worker, worker, worker);
  }

  @Override
  protected void kill(Rows worker) {
    if (worker.events() instanceof InMemoryRows.Worker killed) {
      rows.kill(killed.number());
    }
  }

  @Override
  protected void makeDue(EventId id) {
    rows.makeDue(id);
  }

  @Override
  protected void endLease(EventId id) {
    rows.endLease(id);
  }

  @Override
  protected void sweep(EventId id) {
    rows.sweep(id);
  }

  @Override
  protected @Nullable Analysis kept(EventId id) {
    return rows.analysis(id);
  }

  @Override
  protected BigDecimal score(String userId) {
    return rows.score(userId);
  }
}
