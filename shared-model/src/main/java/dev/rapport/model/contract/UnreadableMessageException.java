package dev.rapport.model.contract;

import java.io.Serial;

/** A message that no version of this code can understand; its text says why, never what it held. */
public final class UnreadableMessageException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public UnreadableMessageException(String reason) {
    super(reason);
  }
}
