package dev.rapport.cli.outcome;

import org.jspecify.annotations.Nullable;

/** Ends a command: what failed, why, and what to do about it. */
public final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final String what;
  private final String why;
  private final String whatToDo;
  private final @Nullable String requestId;

  public Failure(ExitCode exitCode, String what, String why, String whatToDo) {
    this(exitCode, what, why, whatToDo, null);
  }

  /** A failure that the API's logs know under a request id. */
  public Failure(
      ExitCode exitCode, String what, String why, String whatToDo, @Nullable String requestId) {
    super(what + ": " + why);
    this.exitCode = exitCode;
    this.what = what;
    this.why = why;
    this.whatToDo = whatToDo;
    this.requestId = requestId;
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  /** For people, on standard error. */
  public String report() {
    String report =
        "failed: %s%n  why:        %s%n  what to do: %s%n".formatted(what, why, whatToDo);
    return requestId == null ? report : report + "  request id: %s%n".formatted(requestId);
  }
}
