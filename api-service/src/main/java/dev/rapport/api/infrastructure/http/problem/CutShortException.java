package dev.rapport.api.infrastructure.http.problem;

import java.io.Serial;

/**
 * An answer has begun and cannot be ended. Nothing may handle it: then the connection is closed,
 * and nobody takes the part for the whole.
 */
public final class CutShortException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public CutShortException(RuntimeException cause) {
    super("an answer was cut short", cause);
  }
}
