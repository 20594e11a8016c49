package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.operations.replay.ReplayProgress;
import dev.rapport.api.application.operations.replay.RunningReplay;
import dev.rapport.api.application.operations.replay.StageCount;
import dev.rapport.model.contract.EventStatus;
import dev.rapport.shared.postgres.PostgresFailures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries replays on; every event is released by one transaction that holds all its rows. */
final class PostgresReplayProgress implements ReplayProgress {

  private static final String LEASE =
      """
      update replays r
      set driver = :driver, lease_until = now() + make_interval(secs => :leaseSeconds)
      from (
        select id from replays
        where status in ('RUNNING', 'PAUSED', 'HALTED', 'CANCELLED')
          and (status = 'RUNNING' or exists (
            select 1 from replay_items i where i.replay_id = replays.id and i.status = 'RELEASED'))
          and (lease_until is null or lease_until < now() or driver = :driver)
        order by id limit :limit
        for update skip locked
      ) as free
      where r.id = free.id
      returning r.id
      """;

  /** The effect is a ledger row or a dead letter that names this replay; nothing else is. */
  private static final String SETTLE =
      """
      update replay_items i
      set status = s.status, detail = s.detail, updated_at = now()
      from (
        select i.event_id,
          case when l.replay_id = :replay then 'SCORED'
               when d.id is not null then 'FAILED_AGAIN'
               else 'SKIPPED' end as status,
          case when l.replay_id = :replay then null
               when d.id is not null then d.error_code
               when l.event_id is not null then 'ALREADY_APPLIED'
               else 'BOT_TYPE_NOT_SCORED' end as detail
        from replay_items i
        join conversation_events e on e.id = i.event_id
        left join score_ledger l on l.event_id = i.event_id
        left join dead_letters d on d.event_id = i.event_id and d.died_in_replay = :replay
        where i.replay_id = :replay and i.status = 'RELEASED'
          and (d.id is not null or e.status in ('PROCESSED', 'SKIPPED'))
      ) as s
      where i.replay_id = :replay and i.event_id = s.event_id and i.status = 'RELEASED'
      """;

  private static final String LOOK =
      """
      select status = 'RUNNING' as running, rate, halt_at, tolerated_stage, tolerated_scored,
        tolerated_failed
      from replays where id = :replay
      """;

  /** Whoever pauses the replay waits for this transaction, and nothing is released after it. */
  private static final String STILL_RUNNING =
      "select id from replays where id = :replay and status = 'RUNNING' for share";

  private static final String CHOOSE =
      """
      select event_id from replay_items
      where replay_id = :replay and stage = :stage and status = 'WAITING'
      order by position limit :limit for update skip locked
      """;

  /**
   * In the order of ids, so that two replays with the same events cannot deadlock; what another one
   * has just released is seen as it is now.
   */
  private static final String LOCK =
      """
      select e.id, e.status, d.resolution
      from replay_items i
      join conversation_events e on e.id = i.event_id
      join dead_letters d on d.id = i.dead_letter_id
      where i.replay_id = :replay and i.event_id = any (:events)
      order by e.id for update of e, d
      """;

  /** An analysis that lacks a part is made again; a whole one is paid for once. */
  private static final String REVIVE =
      """
      update conversation_events
      set status = 'PENDING', attempt_count = 0, delivery_count = 0, crash_count = 0,
        next_attempt_at = null, published_at = null, lease_owner = null, lease_until = null,
        replay_id = :replay, error_code = null, error_details = null, updated_at = now(),
        analysis = case when analysis -> 'degraded' = '[]'::jsonb then analysis end
      where id = any (:events) and status = 'FAILED'
      """;

  private static final String RESOLVE =
      """
      update dead_letters
      set resolved_at = now(), resolution = 'REPLAYED', replay_id = :replay, lease_until = null
      where event_id = any (:events) and resolved_at is null
      """;

  private static final String NOTE =
      """
      update replay_items i set status = n.status, detail = n.detail, updated_at = now()
      from unnest(:events, :statuses, :details) as n (event_id, status, detail)
      where i.replay_id = :replay and i.event_id = n.event_id
      """;

  private static final String HALT =
      """
      update replays set status = 'HALTED', halted_because = :because
      where id = :replay and status = 'RUNNING'
      """;

  private static final String COMPLETE =
      """
      update replays set status = 'COMPLETED', finished_at = now()
      where id = :replay and status = 'RUNNING'
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  PostgresReplayProgress(DataSource database) {
    this.jdbc = JdbcClient.create(database);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
  }

  @Override
  public List<Long> lease(String driver, Duration lease, int limit) {
    return PostgresFailures.translated(
        () ->
            jdbc.sql(LEASE)
                .param("driver", driver)
                .param("leaseSeconds", lease.toSeconds())
                .param("limit", limit)
                .query(Long.class)
                .list());
  }

  @Override
  public void settle(long replay) {
    PostgresFailures.run(() -> jdbc.sql(SETTLE).param("replay", replay).update());
  }

  @Override
  public RunningReplay look(long replay) {
    return PostgresFailures.translated(
        () -> {
          List<StageCount> stages = ReplayRows.stages(jdbc, replay).getOrDefault(replay, List.of());
          return jdbc.sql(LOOK)
              .param("replay", replay)
              .query((row, _) -> running(replay, row, stages))
              .single();
        });
  }

  @Override
  public int release(long replay, int stage, int limit) {
    return PostgresFailures.translated(
        () ->
            Objects.requireNonNull(
                transaction.execute(
                    _ -> isRunning(replay) ? releaseLocked(replay, stage, limit) : 0)));
  }

  @Override
  public void halt(long replay, String because) {
    PostgresFailures.run(
        () -> jdbc.sql(HALT).param("replay", replay).param("because", because).update());
  }

  @Override
  public void complete(long replay) {
    PostgresFailures.run(() -> jdbc.sql(COMPLETE).param("replay", replay).update());
  }

  private boolean isRunning(long replay) {
    return jdbc.sql(STILL_RUNNING).param("replay", replay).query(Long.class).optional().isPresent();
  }

  private int releaseLocked(long replay, int stage, int limit) {
    Long[] chosen =
        jdbc.sql(CHOOSE)
            .param("replay", replay)
            .param("stage", stage)
            .param("limit", limit)
            .query(Long.class)
            .list()
            .toArray(Long[]::new);
    if (chosen.length == 0) {
      return 0;
    }
    List<Locked> locked =
        jdbc.sql(LOCK).param("replay", replay).param("events", chosen).query(Locked::of).list();
    Long[] dead = locked.stream().filter(Locked::isDead).map(Locked::event).toArray(Long[]::new);
    if (dead.length > 0) {
      jdbc.sql(REVIVE).param("replay", replay).param("events", dead).update();
      jdbc.sql(RESOLVE).param("replay", replay).param("events", dead).update();
    }
    note(replay, locked);
    return locked.size();
  }

  private void note(long replay, List<Locked> locked) {
    List<@Nullable String> details = new ArrayList<>();
    locked.forEach(event -> details.add(event.detail()));
    jdbc.sql(NOTE)
        .param("replay", replay)
        .param("events", locked.stream().map(Locked::event).toArray(Long[]::new))
        .param(
            "statuses",
            locked.stream()
                .map(event -> event.isDead() ? "RELEASED" : "SKIPPED")
                .toArray(String[]::new))
        .param("details", details.toArray(String[]::new))
        .update();
  }

  private static RunningReplay running(long replay, ResultSet row, List<StageCount> stages)
      throws SQLException {
    return new RunningReplay(
        replay,
        row.getBoolean("running"),
        row.getInt("rate"),
        row.getInt("halt_at"),
        stages,
        new RunningReplay.Tolerance(
            row.getInt("tolerated_stage"),
            row.getInt("tolerated_scored"),
            row.getInt("tolerated_failed")));
  }

  /** An event of a replay, its rows held. */
  private record Locked(long event, EventStatus status, @Nullable String resolution) {

    static Locked of(ResultSet row, int number) throws SQLException {
      return new Locked(
          row.getLong("id"),
          EventStatus.valueOf(row.getString("status")),
          row.getString("resolution"));
    }

    boolean isDead() {
      return status == EventStatus.FAILED && resolution == null;
    }

    /** Why there is nothing to bring back. */
    @Nullable String detail() {
      if (isDead()) {
        return null;
      }
      if (status == EventStatus.PROCESSED) {
        return "ALREADY_APPLIED";
      }
      boolean putAside = "ARCHIVED".equals(resolution) || "PURGED".equals(resolution);
      return putAside ? resolution : "NOT_DEAD_ANY_MORE";
    }
  }
}
