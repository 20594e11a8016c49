package dev.rapport.api.application.publishing;

import dev.rapport.model.contract.ConversationEnded;
import dev.rapport.model.contract.DeadLetterNote;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event that is dead, as its copy in the dead-letter queue tells it.
 *
 * @param id its number in the list of dead letters
 * @param event absent for a message that nobody could read
 * @param body the unreadable message itself
 */
public record DeadLetter(
    long id,
    @Nullable ConversationEnded event,
    @Nullable ByteBuffer body,
    String errorCode,
    @Nullable String errorDetails,
    String fingerprint,
    int attempts,
    Instant firstFailedAt) {

  /** What its copy says about itself. */
  public DeadLetterNote note() {
    return new DeadLetterNote(
        ofEvent().map(ConversationEnded::eventId).orElse(null),
        errorCode,
        errorDetails,
        fingerprint,
        attempts,
        firstFailedAt);
  }

  public Optional<ConversationEnded> ofEvent() {
    return Optional.ofNullable(event);
  }

  /** The bytes of an unreadable message; empty where none were kept. */
  public byte[] unreadableBody() {
    byte[] bytes = new byte[body == null ? 0 : body.remaining()];
    if (body != null) {
      body.duplicate().get(bytes);
    }
    return bytes;
  }
}
