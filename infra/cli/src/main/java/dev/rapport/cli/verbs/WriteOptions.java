package dev.rapport.cli.verbs;

import dev.rapport.cli.connection.Json;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Options of every verb that changes something. */
final class WriteOptions {

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      order = 30,
      description = "Why; kept in the audit with your name. Required.")
  String reason = "";

  @Option(
      names = "--dry-run",
      order = 31,
      description = "Tells what would happen and changes nothing.")
  boolean dryRun;

  @Option(
      names = {"-y", "--yes"},
      order = 32,
      description = "Asks nothing.")
  boolean yes;

  /** The beginning of the body of the write. */
  ObjectNode body() {
    return Json.object().put("reason", reason).put("dry_run", dryRun);
  }
}
