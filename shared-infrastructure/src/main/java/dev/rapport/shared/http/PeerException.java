package dev.rapport.shared.http;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call that brought no answer worth having. Its text never quotes what was sent or received,
 * and it has no cause, because parsers' exceptions do.
 */
public final class PeerException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String code;
  private final @Nullable Duration retryAfter;

  /** What a failed call says of the peer. */
  public enum Kind {
    /** It did not answer, not in time, or with 408, 429 or 5xx. Tried again, and counted. */
    AWAY,
    /** It answered, but this answer is of no use. Tried again; no proof that the peer is away. */
    UNUSABLE,
    /** It will not do this, however often it is asked. */
    REFUSED
  }

  /**
   * @param code stable, upper snake case
   * @param reason for people; no word of what was sent or received
   */
  public PeerException(Kind kind, String code, String reason) {
    this(kind, code, reason, null);
  }

  /**
   * @param retryAfter how long the peer asked to wait, if it did
   */
  public PeerException(Kind kind, String code, String reason, @Nullable Duration retryAfter) {
    super(reason);
    this.kind = kind;
    this.code = code;
    this.retryAfter = retryAfter;
  }

  /** An answer that is of no use. */
  public static PeerException unusable(String reason) {
    return new PeerException(Kind.UNUSABLE, "ANSWER_UNUSABLE", reason);
  }

  public Kind kind() {
    return kind;
  }

  public String code() {
    return code;
  }

  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
