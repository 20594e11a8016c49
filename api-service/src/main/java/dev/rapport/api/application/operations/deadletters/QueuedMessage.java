package dev.rapport.api.application.operations.deadletters;

import dev.rapport.model.contract.EventId;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message found in the dead-letter queue. What it says of itself explains; the rows decide.
 *
 * @param eventId the event it names; null where nobody can read it
 * @param body its first bytes
 * @param copy whether it looks like one that we published there
 * @param givenUp why the broker put it there, if it did
 * @param unreadable why it cannot be read; null where it can
 */
public record QueuedMessage(
    @Nullable EventId eventId,
    ByteBuffer body,
    boolean copy,
    @Nullable String givenUp,
    @Nullable String unreadable) {

  /** The broker put it there. */
  public boolean byBroker() {
    return givenUp != null;
  }

  public Optional<EventId> event() {
    return Optional.ofNullable(eventId);
  }

  /** What is kept of the message itself. */
  public byte[] bytes() {
    byte[] bytes = new byte[body.remaining()];
    body.duplicate().get(bytes);
    return bytes;
  }
}
