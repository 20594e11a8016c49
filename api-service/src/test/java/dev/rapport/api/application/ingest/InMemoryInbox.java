package dev.rapport.api.application.ingest;

import dev.rapport.api.application.ingest.Acceptance.Stored;
import dev.rapport.api.application.ingest.Acceptance.Taken;
import dev.rapport.model.contract.EventId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** An inbox in memory that counts its groups and can be told to fail. */
final class InMemoryInbox implements Inbox {

  private final List<NewEvent> events = new ArrayList<>();
  private final List<Stored> rows = new ArrayList<>();
  private final List<Integer> groups = new ArrayList<>();
  private Consumer<List<NewEvent>> before = events -> {};

  /** Runs this before each group; what it throws is what the inbox throws. */
  synchronized void before(Consumer<List<NewEvent>> action) {
    before = action;
  }

  @Override
  public List<Acceptance> accept(List<NewEvent> group) {
    Consumer<List<NewEvent>> action;
    synchronized (this) {
      groups.add(group.size());
      action = before;
    }
    action.accept(group);
    synchronized (this) {
      return group.stream().map(this::store).toList();
    }
  }

  synchronized List<Stored> rows() {
    return List.copyOf(rows);
  }

  synchronized List<Integer> groups() {
    return List.copyOf(groups);
  }

  private Acceptance store(NewEvent event) {
    for (int i = 0; i < events.size(); i++) {
      NewEvent known = events.get(i);
      if (known.hash().equals(event.hash())
          && known.end().conversationId().equals(event.end().conversationId())) {
        return row(rows.get(i).id().value(), known, rows.get(i).createdAt(), true);
      }
    }
    if (events.stream().anyMatch(known -> known.conversationId().equals(event.conversationId()))) {
      return new Taken(event.conversationId());
    }
    Stored stored = row(events.size() + 1L, event, Instant.EPOCH, false);
    events.add(event);
    rows.add(stored);
    return stored;
  }

  private static Stored row(long id, NewEvent event, Instant createdAt, boolean duplicate) {
    return new Stored(
        new EventId(id),
        event.conversationId(),
        event.originalConversationId(),
        event.status(),
        createdAt,
        duplicate);
  }
}
