package dev.rapport.model.failure;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** This work can never succeed as it stands: unknown event, invalid stored data, refused input. */
public final class PermanentException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * @param code a stable name in upper snake case, for metrics and fingerprints
   * @param reason what happened; never conversation text
   */
  public PermanentException(String code, String reason, @Nullable Throwable cause) {
    super(reason, cause);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
