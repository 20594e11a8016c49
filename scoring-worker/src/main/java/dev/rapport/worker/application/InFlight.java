package dev.rapport.worker.application;

import dev.rapport.model.contract.EventId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What this process is working on. A second delivery of such an event is not worked on: it waits
 * for the outcome of the first and is settled with it. Bounded by the prefetch.
 */
public final class InFlight {

  private final Map<EventId, List<Delivery>> held = new HashMap<>();

  /** Whether the caller is to work on the event; if not, whoever does settles this delivery. */
  synchronized boolean begin(EventId id, Delivery delivery) {
    List<Delivery> deliveries = held.get(id);
    if (deliveries != null) {
      deliveries.add(delivery);
      return false;
    }
    held.put(id, new ArrayList<>(List.of(delivery)));
    return true;
  }

  /** Ends the work; every delivery of the event that came until now. */
  synchronized List<Delivery> end(EventId id) {
    List<Delivery> deliveries = held.remove(id);
    return deliveries == null ? List.of() : deliveries;
  }

  /** The events that are being worked on. */
  public synchronized List<EventId> events() {
    return List.copyOf(held.keySet());
  }

  synchronized boolean isEmpty() {
    return held.isEmpty();
  }
}
