package dev.rapport.api.infrastructure.http.problem;

import java.io.Serial;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that is answered with a problem. */
public final class RefusedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient List<Fault> faults;
  private final @Nullable Duration retryAfter;

  private RefusedException(
      ErrorCode code, String detail, List<Fault> faults, @Nullable Duration retryAfter) {
    super(detail, null, false, false);
    this.code = code;
    this.faults = List.copyOf(faults);
    this.retryAfter = retryAfter;
  }

  /**
   * A refusal in general.
   *
   * @param detail for the caller; no values from the request
   */
  public RefusedException(ErrorCode code, String detail) {
    this(code, detail, List.of(), null);
  }

  public static RefusedException retryLater(ErrorCode code, String detail, Duration after) {
    return new RefusedException(code, detail, List.of(), after);
  }

  public static RefusedException invalid(List<Fault> faults) {
    String detail = faults.size() == 1 ? "1 fault" : faults.size() + " faults";
    return new RefusedException(ErrorCode.VALIDATION_FAILED, detail, faults, null);
  }

  public ErrorCode code() {
    return code;
  }

  public List<Fault> faults() {
    return faults;
  }

  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
