package dev.rapport.cli.output;

import tools.jackson.databind.JsonNode;

/** Shows on standard error how far a replay is. */
public interface ReplayProgress extends AutoCloseable {

  /** A bar on a terminal, lines elsewhere, nothing when quiet. */
  static ReplayProgress on(Terminal terminal, boolean quiet) {
    if (quiet) {
      return new Silent();
    }
    return terminal.errIsTerminal() ? new BarProgress(terminal) : new LineProgress(terminal.err());
  }

  /** The replay as it stands. */
  void show(JsonNode replay);

  /** Something to tell meanwhile. */
  void tell(String message);

  @Override
  void close();

  /** How many items have their effect. */
  static long finished(JsonNode replay) {
    JsonNode totals = replay.path("totals");
    return totals.path("scored").asLong(0)
        + totals.path("failed_again").asLong(0)
        + totals.path("skipped").asLong(0);
  }

  /** Shows nothing. */
  final class Silent implements ReplayProgress {

    @Override
    public void show(JsonNode replay) {}

    @Override
    public void tell(String message) {}

    @Override
    public void close() {}
  }
}
