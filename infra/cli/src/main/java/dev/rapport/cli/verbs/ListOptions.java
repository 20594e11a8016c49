package dev.rapport.cli.verbs;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every list. */
final class ListOptions {

  @Option(
      names = "--limit",
      paramLabel = "N",
      order = 40,
      defaultValue = "100",
      description = "At most so many. Default: ${DEFAULT-VALUE}.")
  int limit = 100;

  @Option(
      names = "--cursor",
      paramLabel = "C",
      order = 41,
      description = "Goes on where a list ended.")
  @Nullable String cursor;
}
