package dev.rapport.api.application.events;

import dev.rapport.api.application.events.EventArchive.Filter;
import dev.rapport.api.application.publishing.BrokerState;
import dev.rapport.model.contract.EventId;
import java.util.List;
import java.util.Optional;

/** Finds events and says of each where it is and why. */
public final class ExplainEvents {

  private final EventArchive archive;
  private final BrokerState broker;

  public ExplainEvents(EventArchive archive, BrokerState broker) {
    this.archive = archive;
    this.broker = broker;
  }

  /** Something found, and its sentence. */
  public record Explained<T>(T found, String sentence) {}

  public Optional<Explained<EventDetails>> find(EventId id) {
    return archive.find(id).map(this::explained);
  }

  /** The event that is stored under this id, with a suffix if it has one. */
  public Optional<Explained<EventDetails>> findByConversation(String conversationId) {
    return archive.findByConversation(conversationId).map(this::explained);
  }

  /** Events of the filter, the newest first. */
  public List<Explained<EventSummary>> search(Filter filter, int limit) {
    List<EventSummary> found = archive.search(filter, limit);
    Circumstances circumstances = circumstances();
    return found.stream()
        .map(event -> new Explained<>(event, Explanation.of(event, circumstances)))
        .toList();
  }

  /** The raw log as posted, as JSON; empty if it was dropped after its retention period. */
  public Optional<String> rawLog(EventId id) {
    return archive.rawLog(id);
  }

  private Explained<EventDetails> explained(EventDetails details) {
    return new Explained<>(details, Explanation.of(details, circumstances()));
  }

  private Circumstances circumstances() {
    return new Circumstances(archive.board(), broker.absence());
  }
}
