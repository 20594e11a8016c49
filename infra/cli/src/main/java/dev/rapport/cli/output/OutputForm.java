package dev.rapport.cli.output;

import java.util.Locale;

/** How data is written. */
public enum OutputForm {
  /** For people. */
  TABLE,
  /** What the API answered, as it came. */
  JSON,
  /** One object a line. */
  NDJSON,
  /** The names or ids alone, one a line. */
  NAME;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
