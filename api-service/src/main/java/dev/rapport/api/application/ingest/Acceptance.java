package dev.rapport.api.application.ingest;

import dev.rapport.model.contract.EventId;
import dev.rapport.model.contract.EventStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a posted conversation end. */
public sealed interface Acceptance {

  /**
   * The event is stored and committed.
   *
   * @param conversationId the id it is stored under
   * @param originalConversationId the posted id, where another content had taken it
   * @param duplicate whether it had been stored before; status and time are then its own
   */
  record Stored(
      EventId id,
      String conversationId,
      @Nullable String originalConversationId,
      EventStatus status,
      Instant createdAt,
      boolean duplicate)
      implements Acceptance {}

  /** The conversation id belongs to an event with other content; nothing was stored. */
  record Taken(String conversationId) implements Acceptance {}
}
