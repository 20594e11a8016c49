package dev.rapport.cli.verbs;

import dev.rapport.cli.connection.Query;
import dev.rapport.cli.outcome.ExitCode;
import dev.rapport.cli.outcome.Failure;
import dev.rapport.cli.output.ReplayProgress;
import dev.rapport.cli.output.ReplayViews;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Follows a replay to its end. It runs on the server: nothing that happens here changes it. */
final class ReplayWatch {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Set<String> ENDED = Set.of("COMPLETED", "HALTED", "CANCELLED", "EXPIRED");

  private final Session session;
  private final long id;

  ReplayWatch(Session session, long id) {
    this.session = session;
    this.id = id;
  }

  /** Shows progress until the replay ends, then its receipt. */
  int follow() {
    JsonNode replay;
    try (ReplayProgress progress = session.progress();
        var _ = session.surroundings().interrupts().onInterrupt(this::farewell)) {
      replay = await(progress);
    }
    session.print(ReplayViews.RECEIPT, session.get(path() + "/receipt", new Query()));
    return end(replay).number();
  }

  /** How to come back, for those who leave. */
  void farewell() {
    session.hint("%nThe replay goes on on the server. Come back, or stop it:".formatted());
    session.hint(typed("replay watch " + id));
    session.hint(typed("replay pause|cancel " + id) + " --reason '…'");
  }

  private JsonNode await(ReplayProgress progress) {
    Instant lastSeen = now();
    while (true) {
      try {
        JsonNode replay = session.get(path(), new Query()).json();
        lastSeen = now();
        refusePlan(replay);
        progress.show(replay);
        if (ENDED.contains(replay.path("status").asString(""))) {
          return replay;
        }
      } catch (Failure away) {
        if (away.exitCode() != ExitCode.UNREACHABLE || now().isAfter(lastSeen.plus(PATIENCE))) {
          throw away;
        }
        progress.tell("the API is away; the replay goes on when one is back");
      }
      session.surroundings().patience().wait(BETWEEN_LOOKS);
    }
  }

  private void refusePlan(JsonNode replay) {
    if (replay.path("status").asString("").equals("PLANNED")) {
      throw new Failure(
          ExitCode.CONFLICT,
          "there is nothing to watch",
          "replay %d is planned and was not started".formatted(id),
          "rapport dlq replay %d%s --reason …".formatted(id, session.again()));
    }
  }

  private ExitCode end(JsonNode replay) {
    return switch (replay.path("status").asString("")) {
      case "HALTED" -> halted();
      case "CANCELLED" -> ExitCode.FAILED;
      case "EXPIRED" -> ExitCode.CONFLICT;
      default ->
          replay.path("totals").path("failed_again").asLong(0) == 0
              ? ExitCode.DONE
              : someFailedAgain();
    };
  }

  private ExitCode halted() {
    session.hint("%nHALTED: what is left was not released. What fails now:".formatted());
    session.hint(typed("dlq groups --since 1h"));
    session.hint("When its cause is gone:");
    session.hint(typed("replay resume " + id) + " --reason '…'");
    return ExitCode.HALTED;
  }

  private ExitCode someFailedAgain() {
    session.hint("%nWhich failed again:".formatted());
    session.hint(typed("replay items " + id + " --status FAILED_AGAIN"));
    return ExitCode.PARTIAL;
  }

  private String typed(String verb) {
    return "  rapport " + verb + session.again();
  }

  private Instant now() {
    return session.surroundings().clock().instant();
  }

  private String path() {
    return "/v1/ops/replays/" + id;
  }
}
