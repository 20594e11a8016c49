package dev.rapport.api.application.ingest;

import dev.rapport.model.contract.ConversationEnded;
import java.time.Duration;
import java.util.List;

/** The way to the publisher of this process. Never waits; whatever it loses the relay finds. */
public interface PublishingHints {

  /**
   * How long an event that is about to be stored is this publisher's own; zero while it is down or
   * has no room, so that any replica's relay may have the event at once.
   */
  Duration lease();

  /** Tells of events that are committed and leased. Drops what does not fit. */
  void hint(List<ConversationEnded> events);
}
