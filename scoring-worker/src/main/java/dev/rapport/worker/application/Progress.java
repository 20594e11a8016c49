package dev.rapport.worker.application;

import dev.rapport.model.contract.EventId;
import dev.rapport.model.scoring.FriendshipStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The events of one batch and what became of them so far. For one thread. */
final class Progress {

  private final Set<EventId> open;
  private final Map<EventId, Outcome> outcomes = new LinkedHashMap<>();
  private final List<EventId> suspects = new ArrayList<>();
  private final Map<String, FriendshipStatus> moved = new HashMap<>();

  Progress(Collection<EventId> events) {
    this.open = new LinkedHashSet<>(events);
  }

  /** The outcome of an event; the first one stands. */
  void end(EventId id, Outcome outcome) {
    if (open.remove(id)) {
      outcomes.put(id, outcome);
    }
  }

  /** Gives everything that is still open this outcome. */
  void endRest(Outcome outcome) {
    List.copyOf(open).forEach(id -> end(id, outcome));
  }

  /** Leaves an event for later, when it can be worked on alone. */
  void suspect(EventId id) {
    if (open.remove(id)) {
      suspects.add(id);
    }
  }

  /** A friendship that this batch has moved. */
  void moved(FriendshipStatus after) {
    moved.merge(after.userId(), after, (a, b) -> a.version() >= b.version() ? a : b);
  }

  Map<EventId, Outcome> outcomes() {
    return outcomes;
  }

  List<EventId> suspects() {
    return suspects;
  }

  Collection<FriendshipStatus> moved() {
    return moved.values();
  }
}
