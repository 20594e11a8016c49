package dev.rapport.cli.outcome;

/** The exit codes; scripts decide by them. */
public enum ExitCode {
  DONE(0, "done"),
  FAILED(1, "failed, declined, or something is wrong with what was looked at"),
  USAGE(2, "wrong usage, or the API finds the request invalid"),
  PARTIAL(3, "done in part: some items failed again, were not changed, or did not arrive"),
  NOT_ALLOWED(4, "not allowed: no token, a wrong one, or one without the role"),
  NOT_FOUND(5, "not found"),
  CONFLICT(6, "conflict: the state has changed or does not permit it"),
  HALTED(7, "the replay halted because too many failed again"),
  UNREACHABLE(8, "no API answered, or none in time");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  public int number() {
    return number;
  }

  public String meaning() {
    return meaning;
  }
}
