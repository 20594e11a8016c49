package dev.rapport.cli.verbs;

import dev.rapport.cli.connection.Query;
import dev.rapport.cli.output.SystemViews;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether workers take events. */
@Command(
    name = "queue",
    description = "Consumption: who works, what waits; pause and resume.",
    footer = {"  rapport queue status", "  rapport queue pause --for 30m --reason 'model is down'"})
final class Queue {

  private static final String PATH = "/v1/ops/consumption";

  private final Session session;

  Queue(Session session) {
    this.session = session;
  }

  @Command(
      description = "Workers, queues, the broker, and who paused consumption until when.",
      footer = {"  rapport queue status", "  rapport queue status -o name"})
  int status() {
    return session.print(SystemViews.CONSUMPTION, session.get(PATH, new Query()));
  }

  @Command(
      description = {
        "No worker takes another event. Events are accepted as before and wait; nothing is charged.",
        "Ends by itself. Pausing again changes reason and length."
      },
      footer = {
        "  rapport queue pause --reason 'model is down, INC-7'",
        "  rapport queue pause --for 30m --reason 'INC-7' --dry-run"
      })
  int pause(
      @Option(
              names = "--for",
              paramLabel = "TIME",
              order = 1,
              description = "How long, at most 1d. Default: 1h.")
          @Nullable Duration length,
      @Mixin WriteOptions write) {
    var body = write.body();
    if (length != null) {
      body.put("for_seconds", length.toSeconds());
    }
    session.agree(write, false, "Pause all workers?");
    return session.print(SystemViews.CONSUMPTION, session.post(PATH + "/pause", body));
  }

  @Command(
      description = "Workers take events again.",
      footer = "  rapport queue resume --reason 'model is back'")
  int resume(@Mixin WriteOptions write) {
    session.agree(write, false, "Resume consumption?");
    return session.print(SystemViews.CONSUMPTION, session.post(PATH + "/resume", write.body()));
  }
}
