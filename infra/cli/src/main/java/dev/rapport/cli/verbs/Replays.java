package dev.rapport.cli.verbs;

import dev.rapport.cli.connection.Query;
import dev.rapport.cli.outcome.ExitCode;
import dev.rapport.cli.output.ReplayViews;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replays that were planned or started. */
@Command(
    name = "replay",
    description = "Replays: watch, pause, resume, cancel, and what came of them.",
    footer = {"  rapport replay list", "  rapport replay watch 7"})
final class Replays {

  private static final String PATH = "/v1/ops/replays";

  private final Session session;

  Replays(Session session) {
    this.session = session;
  }

  /** States of a replay. */
  enum Status {
    PLANNED,
    RUNNING,
    PAUSED,
    HALTED,
    COMPLETED,
    CANCELLED,
    EXPIRED
  }

  /** States of one event of a replay. */
  enum ItemStatus {
    WAITING,
    RELEASED,
    SCORED,
    FAILED_AGAIN,
    SKIPPED
  }

  @Command(
      description = "Plans and replays, the newest first.",
      footer = {"  rapport replay list", "  rapport replay list --status RUNNING -o name"})
  int list(
      @Option(
              names = "--status",
              paramLabel = "STATUS",
              order = 1,
              description = "Only: ${COMPLETION-CANDIDATES}.")
          @Nullable Status status,
      @Mixin ListOptions list) {
    return session.printList(
        PATH,
        () -> new Query().with("status", status),
        ReplayViews.LIST,
        Session.Paging.USUAL,
        list);
  }

  @Command(
      description = {
        "Follows a replay to its end and prints its receipt. Ctrl-C ends the watching, not the replay.",
        "Exit code 7 when it halts, 3 when it completes and some failed again, 1 when it is cancelled."
      },
      footer = {"  rapport replay watch 7", "  rapport replay watch 7 --quiet -o json"})
  int watch(@Parameters(paramLabel = "ID", description = "The replay's id.") long id) {
    return new ReplayWatch(session, id).follow();
  }

  @Command(
      description = "Releases nothing more for now. What is released goes on.",
      footer = "  rapport replay pause 7 --reason 'looking at the model'")
  int pause(
      @Parameters(paramLabel = "ID", description = "The replay's id.") long id,
      @Mixin WriteOptions write) {
    return change(id, "pause", write);
  }

  @Command(
      description = "Goes on with a paused or halted replay.",
      footer = "  rapport replay resume 7 --reason 'model is fixed'")
  int resume(
      @Parameters(paramLabel = "ID", description = "The replay's id.") long id,
      @Mixin WriteOptions write) {
    return change(id, "resume", write);
  }

  @Command(
      description = "Releases nothing more, for good. What is released goes on.",
      footer = "  rapport replay cancel 7 --reason 'wrong plan' --dry-run")
  int cancel(
      @Parameters(paramLabel = "ID", description = "The replay's id.") long id,
      @Mixin WriteOptions write) {
    return change(id, "cancel", write);
  }

  @Command(
      description = "What came of a replay: every fate counted, who did what and why. At any time.",
      footer = {
        "  rapport replay receipt 7",
        "  rapport replay receipt 7 -o json > receipt-7.json"
      })
  int receipt(@Parameters(paramLabel = "ID", description = "The replay's id.") long id) {
    return session.print(
        ReplayViews.RECEIPT, session.get("%s/%d/receipt".formatted(PATH, id), new Query()));
  }

  @Command(
      description = "The events of a replay and what became of each.",
      footer = {
        "  rapport replay items 7 --status FAILED_AGAIN",
        "  rapport replay items 7 --limit 5000 -o ndjson"
      })
  int items(
      @Parameters(paramLabel = "ID", description = "The replay's id.") long id,
      @Option(
              names = "--status",
              paramLabel = "STATUS",
              order = 1,
              description = "Only: ${COMPLETION-CANDIDATES}.")
          @Nullable ItemStatus status,
      @Mixin ListOptions list) {
    return session.printList(
        "%s/%d/items".formatted(PATH, id),
        () -> new Query().with("status", status),
        ReplayViews.ITEMS,
        Session.Paging.USUAL,
        list);
  }

  private int change(long id, String verb, WriteOptions write) {
    session.agree(write, false, "Really %s replay %d?".formatted(verb, id));
    session.print(
        ReplayViews.REPLAY, session.post("%s/%d/%s".formatted(PATH, id, verb), write.body()));
    if (verb.equals("resume") && !write.dryRun) {
      session.hint("%nFollow it:%n  rapport replay watch %d%s".formatted(id, session.again()));
    }
    return ExitCode.DONE.number();
  }
}
