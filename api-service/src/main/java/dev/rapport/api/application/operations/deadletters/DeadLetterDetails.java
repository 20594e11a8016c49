package dev.rapport.api.application.operations.deadletters;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter with the attempts of that life of its event.
 *
 * @param body the message itself, where it belongs to no event
 */
public record DeadLetterDetails(
    DeadLetter letter, List<Attempt> attempts, @Nullable ByteBuffer body) {

  public DeadLetterDetails {
    attempts = List.copyOf(attempts);
  }

  /** The bytes of the message; empty for one of an event. */
  public Optional<byte[]> bytes() {
    if (body == null) {
      return Optional.empty();
    }
    byte[] bytes = new byte[body.remaining()];
    body.duplicate().get(bytes);
    return Optional.of(bytes);
  }

  /** An attempt that did not end in a score. */
  public record Attempt(
      int attempt,
      String worker,
      Instant startedAt,
      Instant endedAt,
      String outcome,
      @Nullable String errorCode,
      @Nullable String errorDetails,
      @Nullable String retryTier,
      @Nullable Instant nextAttemptAt) {}
}
