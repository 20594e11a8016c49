package dev.rapport.api.application.ingest;

import java.io.Serial;

/** More conversation ends wait for an answer than this process takes on; come back later. */
public final class OverloadedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public OverloadedException(String reason) {
    super(reason);
  }
}
