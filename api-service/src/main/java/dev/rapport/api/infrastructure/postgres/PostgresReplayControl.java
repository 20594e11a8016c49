package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.operations.Change;
import dev.rapport.api.application.operations.deadletters.DeadLetterFilter;
import dev.rapport.api.application.operations.replay.RefusedReplayException;
import dev.rapport.api.application.operations.replay.Replay;
import dev.rapport.api.application.operations.replay.ReplayControl;
import dev.rapport.api.application.operations.replay.ReplayStatus;
import dev.rapport.api.application.operations.replay.Stages;
import dev.rapport.shared.postgres.PostgresFailures;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Plans replays and changes their status; a status changes only from one that allows it. */
final class PostgresReplayControl implements ReplayControl {

  private static final String PLAN =
      """
      insert into replays (actor, status, expires_at, request_id, filter)
      values (:actor, 'PLANNED', now() + make_interval(secs => :seconds), :requestId,
        :filter::jsonb)
      returning id
      """;

  /** Causes take turns. */
  private static final String CHOOSE =
      """
      with chosen as (
        select d.id, d.event_id, d.fingerprint, d.error_code
        from %s
        where %s and d.resolved_at is null and d.event_id is not null
        order by d.id limit :limit),
      turns as (
        select *, row_number() over (partition by fingerprint, error_code order by id) as turn
        from chosen),
      placed as (select *, row_number() over (order by turn, id) as position from turns)
      insert into replay_items (replay_id, event_id, dead_letter_id, position, stage, status)
      select :replay, event_id, id, position,
        case when position <= %d then 1 when position <= %d then 2 when position <= %d then 3
             else %d end, 'WAITING'
      from placed
      """
          .formatted(
              DeadLetterRows.SOURCE,
              DeadLetterRows.FITS,
              Stages.FIRST,
              Stages.FIRST + Stages.SECOND,
              Stages.FIRST + Stages.SECOND + Stages.THIRD,
              Stages.REST);

  private static final String SUM_UP =
      """
      update replays set
        users = (
          select count(distinct e.user_id) from replay_items i
          join conversation_events e on e.id = i.event_id where i.replay_id = :replay),
        causes = (
          select jsonb_agg(jsonb_build_object(
            'fingerprint', fingerprint, 'error_code', error_code, 'count', letters)
            order by letters desc, fingerprint)
          from (
            select d.fingerprint, d.error_code, count(*) as letters
            from replay_items i join dead_letters d on d.id = i.dead_letter_id
            where i.replay_id = :replay group by 1, 2 order by 3 desc limit 100) as causes),
        not_replayable = (
          select count(*) from %s
          where %s and d.resolved_at is null and d.event_id is null)
      where id = :replay
      """
          .formatted(DeadLetterRows.SOURCE, DeadLetterRows.FITS);

  private static final String START =
      """
      update replays
      set status = 'RUNNING', started_at = now(), started_by = :actor, reason = :reason,
        rate = :rate, halt_at = :haltAt
      where id = :id and status = 'PLANNED' and expires_at > now()
      """;

  private static final String PAUSE =
      "update replays set status = 'PAUSED' where id = :id and status = 'RUNNING'";

  /** It was halted by the last stage with an effect. */
  private static final String RESUME =
      """
      update replays r
      set status = 'RUNNING', halted_because = null,
        tolerated_stage = case when r.status = 'HALTED' then seen.stage else tolerated_stage end,
        tolerated_scored = case when r.status = 'HALTED' then seen.scored else tolerated_scored end,
        tolerated_failed = case when r.status = 'HALTED' then seen.failed else tolerated_failed end
      from (
        select coalesce(max(stage), 0) as stage,
          count(*) filter (where status = 'SCORED' and stage = top) as scored,
          count(*) filter (where status = 'FAILED_AGAIN' and stage = top) as failed
        from (
          select stage, status, max(stage) over () as top from replay_items
          where replay_id = :id and status in ('SCORED', 'FAILED_AGAIN')) as effects) as seen
      where r.id = :id and r.status in ('PAUSED', 'HALTED')
      """;

  private static final String CANCEL =
      """
      update replays set status = 'CANCELLED', finished_at = now()
      where id = :id and (status in ('RUNNING', 'PAUSED', 'HALTED')
        or status = 'PLANNED' and expires_at > now())
      """;

  private static final String STATUS =
      "select " + ReplayRows.STATUS + " from replays where id = :id";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  PostgresReplayControl(DataSource database) {
    this.jdbc = JdbcClient.create(database);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
  }

  @Override
  public Optional<Replay> plan(DeadLetterFilter filter, Order order) {
    return PostgresFailures.translated(
        () ->
            Objects.requireNonNull(
                transaction.execute(
                    status -> {
                      Optional<Replay> planned = planned(filter, order);
                      if (planned.isEmpty() || order.dryRun()) {
                        status.setRollbackOnly();
                      }
                      return planned;
                    })));
  }

  @Override
  public Replay start(long id, Start start, Change change) {
    return changed(
        id,
        change,
        "replay.start",
        "{\"rate\":%d,\"halt_at\":%d}".formatted(start.rate(), start.haltAt()),
        () ->
            jdbc.sql(START)
                .param("id", id)
                .param("actor", change.by().name())
                .param("reason", change.reason())
                .param("rate", start.rate())
                .param("haltAt", start.haltAt())
                .update());
  }

  @Override
  public Replay command(long id, Command command, Change change) {
    return switch (command) {
      case PAUSE -> changed(id, change, "replay.pause", "{}", () -> update(PAUSE, id));
      case RESUME -> changed(id, change, "replay.resume", "{}", () -> update(RESUME, id));
      case CANCEL -> changed(id, change, "replay.cancel", "{}", () -> update(CANCEL, id));
    };
  }

  private Optional<Replay> planned(DeadLetterFilter filter, Order order) {
    long id =
        jdbc.sql(PLAN)
            .param("actor", order.by().name())
            .param("seconds", order.expiresAfter().toSeconds())
            .param("requestId", order.by().requestId())
            .param("filter", DeadLetterRows.text(filter))
            .query(Long.class)
            .single();
    int items =
        jdbc.sql(CHOOSE)
            .params(DeadLetterRows.parameters(filter))
            .param("replay", id)
            .param("limit", order.limit())
            .update();
    if (items == 0) {
      return Optional.empty();
    }
    jdbc.sql(SUM_UP).params(DeadLetterRows.parameters(filter)).param("replay", id).update();
    return Optional.of(replay(id));
  }

  private Replay changed(long id, Change change, String action, String details, Update update) {
    return PostgresFailures.translated(
        () ->
            Objects.requireNonNull(
                transaction.execute(
                    status -> {
                      if (update.run() == 0) {
                        throw new RefusedReplayException(status(id).orElse(null));
                      }
                      Replay replay = replay(id);
                      if (change.dryRun()) {
                        status.setRollbackOnly();
                      } else {
                        AuditRows.record(
                            jdbc, change.as(action, PostgresReplays.target(id), details));
                      }
                      return replay;
                    })));
  }

  private int update(String statement, long id) {
    return jdbc.sql(statement).param("id", id).update();
  }

  private Optional<ReplayStatus> status(long id) {
    return jdbc.sql(STATUS)
        .param("id", id)
        .query(String.class)
        .optional()
        .map(ReplayStatus::valueOf);
  }

  private Replay replay(long id) {
    return ReplayRows.read(jdbc, "where id = :id", Map.of("id", id)).getFirst();
  }

  @FunctionalInterface
  private interface Update {
    int run();
  }
}
