package dev.rapport.api.application.publishing;

import dev.rapport.model.contract.ConversationEnded;
import java.time.Instant;
import java.util.Arrays;
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
    byte @Nullable [] body,
    String errorCode,
    String fingerprint,
    int attempts,
    Instant firstFailedAt) {

  public Optional<ConversationEnded> ofEvent() {
    return Optional.ofNullable(event);
  }

  /** The bytes of an unreadable message; empty where none were kept. */
  public byte[] unreadableBody() {
    return body == null ? new byte[0] : Arrays.copyOf(body, body.length);
  }
}
