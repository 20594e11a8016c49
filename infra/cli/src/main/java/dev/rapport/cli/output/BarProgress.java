package dev.rapport.cli.output;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A progress bar. */
final class BarProgress implements ReplayProgress {

  /** From this many columns on there is room for a sentence beside the bar. */
  private static final int WIDE = 120;

  private final Terminal terminal;
  private @Nullable ProgressBar bar;

  BarProgress(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void show(JsonNode replay) {
    if (bar == null) {
      bar = begin(replay);
    }
    JsonNode totals = replay.path("totals");
    String waitingFor = terminal.columns() < WIDE ? "" : ReplayViews.waitingFor(replay);
    bar.stepTo(ReplayProgress.finished(replay));
    bar.setExtraMessage(
        " %s, %s failed again%s%s"
            .formatted(
                Stages.current(replay),
                Text.of(totals, "failed_again"),
                Text.of(replay, "status").equals("PAUSED") ? ", PAUSED" : "",
                waitingFor.isEmpty() ? "" : "; " + waitingFor));
  }

  @Override
  public void tell(String message) {
    if (bar == null) {
      terminal.err().println(message);
    } else {
      bar.setExtraMessage(" " + message);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.refresh();
      bar.close();
    }
  }

  private ProgressBar begin(JsonNode replay) {
    return new ProgressBarBuilder()
        .setTaskName("replay " + Text.of(replay, "replay_id"))
        .setInitialMax(replay.path("count").asLong(0))
        .setStyle(ProgressBarStyle.UNICODE_BLOCK)
        .setUpdateIntervalMillis(250)
        .hideEta()
        .setConsumer(new ConsoleProgressBarConsumer(terminal.err(), terminal.columns()))
        .build();
  }
}
