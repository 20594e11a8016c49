package dev.rapport.model.failure;

import java.io.Serial;

/**
 * A dependency cannot be reached, or does not answer within its bound. Nobody's fault: no attempt
 * is charged for it. Whether a write took effect is unknown.
 */
public final class OutageException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final Dependency dependency;

  public OutageException(Dependency dependency, String reason, Throwable cause) {
    super(dependency + ": " + reason, cause);
    this.dependency = dependency;
  }

  public OutageException(Dependency dependency, String reason) {
    super(dependency + ": " + reason);
    this.dependency = dependency;
  }

  public Dependency dependency() {
    return dependency;
  }
}
