package dev.rapport.cli.verbs;

import dev.rapport.cli.connection.Answer;
import dev.rapport.cli.connection.Json;
import dev.rapport.cli.outcome.ExitCode;
import dev.rapport.cli.outcome.Failure;
import dev.rapport.cli.output.ReplayViews;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Planning a replay and starting it. */
final class ReplayStart {

  private static final String PATH = "/v1/ops/replays";

  private final Session session;

  ReplayStart(Session session) {
    this.session = session;
  }

  /** How fast, and when to stop. */
  static final class Pace {

    @Option(
        names = "--rate",
        paramLabel = "N",
        order = 20,
        description = "Events released in a second, 1 to 1000. Default: 50.")
    @Nullable Integer rate;

    @Option(
        names = "--halt-at",
        paramLabel = "PERCENT",
        order = 21,
        description = "Halts when more than this share of a stage fails again. Default: 10.")
    @Nullable Integer haltAt;

    @Option(names = "--detach", order = 22, description = "Starts it and does not watch.")
    boolean detach;
  }

  /** How many at most. */
  static final class Limit {
    @Option(
        names = "--limit",
        paramLabel = "N",
        order = 14,
        description = "At most so many, the oldest first.")
    @Nullable Integer limit;
  }

  int plan(WriteFilter filter, Limit limit) {
    Answer plan = session.post(PATH, planned(filter, limit, false));
    session.print(ReplayViews.PLAN, plan);
    session.hint(
        "%nRun exactly this plan:%n  rapport dlq replay %s%s --reason '…'"
            .formatted(plan.json().path("replay_id").asString(""), session.again()));
    return ExitCode.DONE.number();
  }

  /** Plans, shows the plan, asks, and runs it. */
  int replay(WriteFilter filter, Limit limit, Pace pace, WriteOptions write) {
    Answer fresh = session.post(PATH, planned(filter, limit, write.dryRun));
    if (write.dryRun) {
      return session.print(ReplayViews.PLAN, fresh);
    }
    session.preview(ReplayViews.PLAN, fresh);
    session.agree(write, true, "Replay these?");
    return start(fresh.json().path("replay_id").asLong(0), pace, write);
  }

  /** Runs a plan that was made before. */
  int replay(long plan, WriteFilter filter, Limit limit, Pace pace, WriteOptions write) {
    refuseBoth(filter, limit);
    session.agree(write, false, "Run plan %d?".formatted(plan));
    return start(plan, pace, write);
  }

  private static ObjectNode planned(WriteFilter filter, Limit limit, boolean dryRun) {
    ObjectNode body = Json.object().put("dry_run", dryRun).set("filter", filter.narrowed());
    return limit.limit == null ? body : body.put("limit", limit.limit);
  }

  private static void refuseBoth(WriteFilter filter, Limit limit) {
    if (!filter.isEmpty() || filter.all || filter.state != null || limit.limit != null) {
      throw new Failure(
          ExitCode.USAGE,
          "a plan or a filter, not both",
          "a plan has its dead letters already",
          "leave the filter away, or plan anew: rapport dlq plan …");
    }
  }

  private int start(long id, Pace pace, WriteOptions write) {
    ObjectNode body = write.body();
    if (pace.rate != null) {
      body.put("rate", pace.rate);
    }
    if (pace.haltAt != null) {
      body.put("halt_at", pace.haltAt);
    }
    Answer started = session.post("%s/%d/start".formatted(PATH, id), body);
    if (write.dryRun) {
      return session.print(ReplayViews.REPLAY, started);
    }
    ReplayWatch watch = new ReplayWatch(session, id);
    if (!pace.detach) {
      return watch.follow();
    }
    session.print(ReplayViews.REPLAY, started);
    watch.farewell();
    return ExitCode.DONE.number();
  }
}
