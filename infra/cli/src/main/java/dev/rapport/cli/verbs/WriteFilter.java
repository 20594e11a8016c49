package dev.rapport.cli.verbs;

import dev.rapport.cli.outcome.ExitCode;
import dev.rapport.cli.outcome.Failure;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Which dead letters to change. */
final class WriteFilter extends DeadLetterFilter {

  @Option(names = "--all", order = 13, description = "All of them: an empty filter is refused.")
  boolean all;

  /**
   * The filter, which says something.
   *
   * @throws Failure when it does not
   */
  ObjectNode narrowed() {
    if (isEmpty() && !all) {
      throw new Failure(
          ExitCode.USAGE,
          "an empty filter is refused",
          "it would mean all dead letters",
          "say which, such as --fingerprint or --since 2h, or --all if you mean all");
    }
    ObjectNode body = body();
    return all ? body.put("all", true) : body;
  }
}
