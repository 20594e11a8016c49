package dev.rapport.api.application.publishing;

import dev.rapport.model.contract.ConversationEnded;
import dev.rapport.model.contract.EventId;
import java.util.List;

/** The fake that other tests trust keeps the promises of the real one. */
class FakeOutboxTest extends OutboxContract {

  private final FakeOutbox outbox = new FakeOutbox();
  private long stored;

  @Override
  protected Outbox outbox() {
    return outbox;
  }

  @Override
  protected EventId unpublished() {
    EventId id = new EventId(++stored);
    outbox.add(List.of(new ConversationEnded(id, "c-" + id, "user-1", "TALK", 0, null)));
    return id;
  }

  @Override
  protected void endLeases() {
    outbox.endLeases();
  }

  @Override
  protected void claim(EventId event) {
    outbox.claim(event);
  }
}
