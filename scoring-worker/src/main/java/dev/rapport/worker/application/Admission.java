package dev.rapport.worker.application;

import dev.rapport.model.contract.ConversationEnded;
import dev.rapport.model.contract.ConversationEndedJson;
import dev.rapport.model.contract.EventId;
import dev.rapport.model.contract.UnreadableMessageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads deliveries and lets in those that somebody has to work on. */
final class Admission {

  private final ConversationEndedJson json = new ConversationEndedJson();
  private final InFlight inFlight;

  Admission(InFlight inFlight) {
    this.inFlight = inFlight;
  }

  /** Bodies by the event to work on, and what could not be read. */
  record Admitted(Map<EventId, byte[]> events, List<Unread> unread) {}

  /** A delivery of no event, and why. */
  record Unread(Delivery delivery, String reason) {}

  /**
   * Drops what is gone: the broker delivers it again. A second delivery of an event in flight is
   * left to whoever works on the first.
   */
  Admitted admit(List<Delivery> batch) {
    Map<EventId, byte[]> events = new LinkedHashMap<>();
    List<Unread> unread = new ArrayList<>();
    for (Delivery delivery : batch) {
      if (!delivery.isGone()) {
        admit(delivery, events, unread);
      }
    }
    return new Admitted(events, unread);
  }

  private void admit(Delivery delivery, Map<EventId, byte[]> events, List<Unread> unread) {
    try {
      ConversationEnded message = json.read(delivery.body());
      if (inFlight.begin(message.eventId(), delivery)) {
        events.put(message.eventId(), delivery.body());
      }
    } catch (UnreadableMessageException e) {
      unread.add(new Unread(delivery, String.valueOf(e.getMessage())));
    }
  }
}
