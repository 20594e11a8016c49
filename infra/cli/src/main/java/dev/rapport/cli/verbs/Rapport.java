package dev.rapport.cli.verbs;

import dev.rapport.cli.connection.Answer;
import dev.rapport.cli.connection.Query;
import dev.rapport.cli.outcome.ExitCode;
import dev.rapport.cli.output.SystemViews;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command itself, and the verbs about the system as a whole. */
@Command(
    name = "rapport",
    description = {
      "Operates Rapport: finds events, explains them, replays dead letters.",
      "Data goes to standard output; progress, questions and failures to standard error."
    },
    footer = {
      "  rapport doctor",
      "  rapport dlq groups --since 2h",
      "  rapport dlq plan --fingerprint WorkerDied",
      "  rapport dlq replay 7 --reason 'model is back, INC-7'",
      "  rapport events explain 4711",
      "  rapport --context prod events verify"
    },
    versionProvider = Rapport.Version.class)
final class Rapport {

  @Mixin private final GlobalOptions options = new GlobalOptions();

  @Option(names = "--version", versionHelp = true, order = 200, description = "Shows the version.")
  boolean version;

  private final Session session;

  Rapport(Surroundings surroundings) {
    this.session = new Session(surroundings, options);
  }

  Session session() {
    return session;
  }

  /** What the jar says about itself. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Rapport.class.getPackage().getImplementationVersion();
      return new String[] {
        "rapport %s (Java %d)"
            .formatted(version == null ? "unpacked" : version, Runtime.version().feature())
      };
    }
  }

  @Command(
      description = {
        "Compares what runs with what is declared: topology, schema, timeouts, confirms, clocks.",
        "Exit code 1 when a check fails; a warning does not."
      },
      footer = {"  rapport doctor", "  rapport doctor -o ndjson"})
  int doctor() {
    Answer answer = session.get("/v1/ops/doctor", new Query());
    session.print(SystemViews.DOCTOR, answer);
    boolean ok = answer.json().path("ok").asBoolean(false);
    return (ok ? ExitCode.DONE : ExitCode.FAILED).number();
  }

  @Command(
      description = "What operators changed, when and why, the newest first.",
      footer = {"  rapport actions", "  rapport actions --limit 20 -o ndjson"})
  int actions(@Mixin ListOptions list) {
    return session.printList(
        "/v1/ops/actions", Query::new, SystemViews.ACTIONS, Session.Paging.USUAL, list);
  }
}
