package dev.rapport.api.application.operations.replay;

import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The replay's status does not allow what it was told, or there is no such replay. */
public final class RefusedReplayException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final @Nullable ReplayStatus status;

  /** A refusal; without a status where there is no such replay. */
  public RefusedReplayException(@Nullable ReplayStatus status) {
    super("the replay is " + status, null, false, false);
    this.status = status;
  }

  public Optional<ReplayStatus> status() {
    return Optional.ofNullable(status);
  }
}
