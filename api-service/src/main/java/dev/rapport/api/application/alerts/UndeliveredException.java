package dev.rapport.api.application.alerts;

import java.io.Serial;

/** Nobody may have read it. The text holds no secret. */
public final class UndeliveredException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public UndeliveredException(String reason) {
    super(reason, null, false, false);
  }
}
