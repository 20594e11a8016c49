package dev.rapport.cli.verbs;

import dev.rapport.cli.connection.Answer;
import dev.rapport.cli.connection.Query;
import dev.rapport.cli.outcome.ExitCode;
import dev.rapport.cli.output.DeadLetterViews;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Dead letters: looking at them, replaying them, putting them aside and away. */
@Command(
    name = "dlq",
    description = "Dead letters: what died and why; plan, replay, archive, purge.",
    footer = {
      "  rapport dlq groups",
      "  rapport dlq plan --fingerprint WorkerDied",
      "  rapport dlq replay 7 --reason 'model is back, INC-7'"
    })
final class DeadLetters {

  private static final String PATH = "/v1/ops/dead-letters";

  private final Session session;

  DeadLetters(Session session) {
    this.session = session;
  }

  @Command(
      description = "What kills events: one line for each cause, with how many and since when.",
      footer = {
        "  rapport dlq groups",
        "  rapport dlq groups --since 2h",
        "  rapport dlq groups --user child-1 -o ndjson"
      })
  int groups(@Mixin DeadLetterFilter filter) {
    var answer = session.get(PATH + "/groups", filter.query());
    int done = session.print(DeadLetterViews.GROUPS, answer);
    String first = answer.json().path("items").path(0).path("fingerprint").asString("");
    session.hint(
        first.isEmpty()
            ? "no dead letters"
            : "%nNext:%n  rapport dlq plan --fingerprint '%s'%s".formatted(first, session.again()));
    return done;
  }

  @Command(
      description = "Dead letters, the newest first.",
      footer = {
        "  rapport dlq list --error UNEXPECTED --since 2h",
        "  rapport dlq list --event 4711 --state ALL",
        "  rapport dlq list --fingerprint WorkerDied --limit 2000 -o name"
      })
  int list(@Mixin DeadLetterFilter filter, @Mixin ListOptions list) {
    return session.printList(PATH, filter::query, DeadLetterViews.LIST, Session.Paging.USUAL, list);
  }

  @Command(
      description = "One dead letter: why it died, every attempt, and its copy in the queue.",
      footer = {"  rapport dlq show 12", "  rapport dlq show 12 -o json"})
  int show(@Parameters(paramLabel = "ID", description = "The dead letter's id.") long id) {
    return session.print(DeadLetterViews.DETAIL, session.get(PATH + "/" + id, new Query()));
  }

  @Command(
      description =
          "How many in which state, by error and by hour, and whether rows and queue agree.",
      footer = {"  rapport dlq stats", "  rapport dlq stats --since 1d -o json"})
  int stats(@Mixin DeadLetterFilter filter) {
    return session.print(DeadLetterViews.STATS, session.get(PATH + "/stats", filter.query()));
  }

  @Command(
      description = {
        "All dead letters with their attempts, one JSON object a line, however many there are.",
        "Exit code 3 when the answer breaks off: the lines that came are whole."
      },
      footer = {
        "  rapport dlq export --since 1d > dead-letters.ndjson",
        "  rapport dlq export --state ALL --timeout 1h > all.ndjson"
      })
  int export(@Mixin DeadLetterFilter filter) {
    PrintStream out = session.terminal().out();
    long lines =
        session.lines(
            PATH + "/export",
            filter.query(),
            line -> {
              out.println(line);
              return !out.checkError();
            });
    session.hint(lines + " dead letters");
    return ExitCode.DONE.number();
  }

  @Command(
      description = {
        "Freezes which dead letters a replay would take: how many, whose, why they died, and how long it takes.",
        "Changes nothing; a plan expires after 15 minutes."
      },
      footer = {
        "  rapport dlq plan --fingerprint WorkerDied",
        "  rapport dlq plan --error UNEXPECTED --since 2h --limit 10",
        "  rapport dlq plan --all -o name"
      })
  int plan(@Mixin WriteFilter filter, @Mixin ReplayStart.Limit limit) {
    return new ReplayStart(session).plan(filter, limit);
  }

  @Command(
      description = {
        "Runs a plan, or plans and runs: in stages of 1, 5, 25 and the rest, each waiting for the effect.",
        "With a filter instead of a plan it shows the plan and asks; without a terminal it needs --yes.",
        "The replay runs on the server: Ctrl-C leaves it going on, rapport replay watch comes back to it.",
        "Exit code 7 when it halts because too many fail again, 3 when it completes and some did."
      },
      footer = {
        "  rapport dlq replay 7 --reason 'model is back, INC-7'",
        "  rapport dlq replay 7 --reason 'INC-7' --rate 10 --halt-at 5 --detach",
        "  rapport dlq replay --fingerprint WorkerDied --since 2h --reason 'INC-7'",
        "  rapport dlq replay --all --reason 'INC-7' --yes"
      })
  int replay(
      @Parameters(paramLabel = "PLAN", arity = "0..1", description = "A plan's id, from dlq plan.")
          @Nullable Long plan,
      @Mixin WriteFilter filter,
      @Mixin ReplayStart.Limit limit,
      @Mixin ReplayStart.Pace pace,
      @Mixin WriteOptions write) {
    return plan == null
        ? new ReplayStart(session).replay(filter, limit, pace, write)
        : new ReplayStart(session).replay(plan, filter, limit, pace, write);
  }

  @Command(
      description = "Puts dead letters aside: they stay readable, and restore brings them back.",
      footer = {
        "  rapport dlq archive --id 12,13 --reason 'test data'",
        "  rapport dlq archive --error LOG_MISSING --until 7d --reason 'INC-7' --dry-run"
      })
  int archive(@Mixin WriteFilter filter, @Mixin WriteOptions write) {
    ObjectNode body = write.body().set("filter", filter.narrowed());
    session.agree(write, false, "Archive these dead letters?");
    return told(session.post(PATH + "/archive", body), write);
  }

  @Command(
      description = "Brings archived dead letters back.",
      footer = {
        "  rapport dlq restore --id 12 --reason 'archived by mistake'",
        "  rapport dlq restore --all --reason 'fixed after all' --dry-run"
      })
  int restore(@Mixin WriteFilter filter, @Mixin WriteOptions write) {
    ObjectNode body = write.body().set("filter", filter.narrowed());
    session.agree(write, false, "Restore these dead letters?");
    return told(session.post(PATH + "/restore", body), write);
  }

  @Command(
      description = {
        "Erases what archived dead letters hold, for good; their events stay FAILED and accounted for.",
        "Asks to type their number; without a terminal it has to be given by --expected-count.",
        "Exit code 6 when it is another number by then."
      },
      footer = {
        "  rapport dlq purge --until 90d --reason 'retention' --dry-run",
        "  rapport dlq purge --until 90d --reason 'retention'",
        "  rapport dlq purge --all --reason 'retention' --expected-count 312"
      })
  int purge(
      @Mixin WriteFilter filter,
      @Mixin WriteOptions write,
      @Option(
              names = "--expected-count",
              paramLabel = "N",
              order = 33,
              description = "How many there are, instead of typing it.")
          @Nullable Long expected) {
    return told(new Purge(session).run(filter.narrowed(), write, expected), write);
  }

  private int told(Answer answer, WriteOptions write) {
    session.print(DeadLetterViews.CHANGE, answer);
    JsonNode change = answer.json();
    boolean whole =
        write.dryRun || change.path("matched").asLong(0) == change.path("changed").asLong(0);
    return (whole ? ExitCode.DONE : ExitCode.PARTIAL).number();
  }
}
