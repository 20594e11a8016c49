package dev.rapport.cli.output;

import java.io.PrintStream;
import tools.jackson.databind.JsonNode;

/** A line for every change, for pipes and logs. */
final class LineProgress implements ReplayProgress {

  private final PrintStream err;
  private String last = "";

  LineProgress(PrintStream err) {
    this.err = err;
  }

  @Override
  public void show(JsonNode replay) {
    JsonNode totals = replay.path("totals");
    String waitingFor = ReplayViews.waitingFor(replay);
    String line =
        "replay %s %s: %s, %d of %s done: %s scored, %s failed again, %s skipped%s"
            .formatted(
                Text.of(replay, "replay_id"),
                Text.of(replay, "status"),
                Stages.current(replay),
                ReplayProgress.finished(replay),
                Text.of(replay, "count"),
                Text.of(totals, "scored"),
                Text.of(totals, "failed_again"),
                Text.of(totals, "skipped"),
                waitingFor.isEmpty() ? "" : "; " + waitingFor);
    tell(line);
  }

  @Override
  public void tell(String message) {
    if (!message.equals(last)) {
      last = message;
      err.println(message);
    }
  }

  @Override
  public void close() {
    err.flush();
  }
}
