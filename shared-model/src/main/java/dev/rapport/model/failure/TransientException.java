package dev.rapport.model.failure;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** This work failed now and may succeed later, unchanged: a deadlock, a timeout, a 429, a 5xx. */
public final class TransientException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final String code;
  private final @Nullable Duration retryAfter;

  /**
   * @param code a stable name in upper snake case, for metrics and fingerprints
   * @param reason what happened; never conversation text
   */
  public TransientException(String code, String reason, @Nullable Throwable cause) {
    this(code, reason, null, cause);
  }

  /**
   * @param retryAfter how long the peer asked to wait, if it did
   */
  public TransientException(
      String code, String reason, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    super(reason, cause);
    this.code = code;
    this.retryAfter = retryAfter;
  }

  public String code() {
    return code;
  }

  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
