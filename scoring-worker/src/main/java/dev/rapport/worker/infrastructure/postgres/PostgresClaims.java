package dev.rapport.worker.infrastructure.postgres;

import dev.rapport.model.contract.EventId;
import dev.rapport.model.contract.EventStatus;
import dev.rapport.worker.application.Claim;
import dev.rapport.worker.application.ClaimedEvent;
import dev.rapport.worker.application.Suppression;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who may work on what. Decision 0001 says why each condition is there; its model finds the event
 * that is lost, or the neighbour that is punished, without it.
 */
final class PostgresClaims {

  /** So many workers may die on an event before it is worked on alone. */
  private static final int SUSPECT_FROM = 2;

  /**
   * In the order of ids, so that two workers with the same events cannot deadlock. A row that names
   * an owner is for {@link #TAKE_OVER} to judge.
   */
  private static final String CLAIM_DUE =
      """
      with due as (
        select id from conversation_events
        where id = any (:ids) and status = 'PENDING' and lease_owner is null
          and (next_attempt_at is null or next_attempt_at <= now())
          and (crash_count < :suspectFrom or :alone)
        order by id for update)
      update conversation_events e
      set status = 'PROCESSING', attempt_count = e.attempt_count + 1,
          delivery_count = e.delivery_count + 1, lease_owner = :worker,
          lease_until = now() + :leaseSeconds * interval '1 second',
          published_at = coalesce(e.published_at, now()), updated_at = now()
      from due where e.id = due.id
      returning %s
      """
          .formatted(ClaimedRows.COLUMNS);

  /**
   * What names an owner is delivered again: that worker gave the delivery up, or died. Who is dead
   * no longer holds its advisory lock, unless PostgreSQL itself was restarted since and took every
   * lock. What a living worker holds within its lease stays its own; at a second crash the row is
   * left to nobody, to be claimed alone.
   */
  private static final String TAKE_OVER =
      """
      with living as materialized (
        select objid::bigint as worker from pg_locks
        where locktype = 'advisory' and classid = :lockSpace and objsubid = 2 and granted
          and database = (select oid from pg_database where datname = current_database())),
      named as (
        select id, status, lease_owner as holder, lease_until, crash_count,
               attempt_count as attempt, updated_at as started_at,
               lease_owner = :worker as ours,
               lease_owner in (select worker from living) as lives
        from conversation_events
        where id = any (:ids) and status in ('PENDING', 'PROCESSING') and lease_owner is not null
        order by id for update),
      judged as (
        select *, not ours and not lives and started_at >= pg_postmaster_start_time() as crashed
        from named
        where ours or not lives or status = 'PENDING' or lease_until <= now()),
      ruled as (
        select *, crashed and crash_count + 1 = :suspectFrom as set_aside from judged),
      taken as (
        update conversation_events e
        set crash_count = e.crash_count + ruled.crashed::int,
            attempt_count = e.attempt_count
              + (ruled.crashed and e.crash_count + 1 < :suspectFrom)::int,
            delivery_count = e.delivery_count + 1,
            status = case when set_aside then 'PENDING' else 'PROCESSING' end,
            lease_owner = case when set_aside then null else :worker end,
            lease_until = case when not set_aside
                               then now() + :leaseSeconds * interval '1 second' end,
            published_at = coalesce(e.published_at, now()), updated_at = now()
        from ruled where e.id = ruled.id
        returning %s, e.status, e.crash_count, ruled.crashed, ruled.holder, ruled.attempt,
                  ruled.started_at),
      charged as (
        insert into event_attempts (event_id, attempt, worker, started_at, outcome, error_code)
        select id, attempt, 'worker-' || holder, started_at, 'CRASHED', 'WORKER_CRASHED'
        from taken where crashed)
      select * from taken
      """
          .formatted(ClaimedRows.COLUMNS);

  /** What a living worker holds: worked on beside it, without a change of the row. */
  private static final String WORK_BESIDE =
      """
      select %s from conversation_events e
      where e.id = any (:ids) and e.status = 'PROCESSING' and e.crash_count < :suspectFrom
      """
          .formatted(ClaimedRows.COLUMNS);

  private static final String WHY_NOT =
      """
      select id, status, coalesce(next_attempt_at > now(), false) as not_due,
             status = 'PENDING' and crash_count >= :suspectFrom as suspect
      from conversation_events
      where id = any (:ids) and (status <> 'PROCESSING' or :held)
      """;

  /** A killed process's session ends within milliseconds; this is for a busy machine. */
  private static final Duration END_OF_A_SESSION = Duration.ofMillis(250);

  private final JdbcClient jdbc;
  private final PostgresPresence presence;
  private final long leaseSeconds;
  private final ClaimedRows rows;

  PostgresClaims(JdbcClient jdbc, PostgresPresence presence, Duration lease, ClaimedRows rows) {
    this.jdbc = jdbc;
    this.presence = presence;
    this.leaseSeconds = lease.toSeconds();
    this.rows = rows;
  }

  /** Nearly always the first statement answers everything. */
  Map<EventId, Claim> ask(Collection<EventId> ids, boolean alone) {
    Map<EventId, Claim> claims = new HashMap<>();
    Set<EventId> open = new LinkedHashSet<>(ids);
    collect(claims, open, CLAIM_DUE, Map.of("alone", alone), this::taken);
    takeOver(claims, open);
    collect(claims, open, WHY_NOT, Map.of("held", false), this::refused);
    if (!open.isEmpty()) {
      awaitTheEndOfWhoeverDied();
      takeOver(claims, open);
    }
    collect(claims, open, WORK_BESIDE, Map.of(), this::taken);
    collect(claims, open, WHY_NOT, Map.of("held", true), this::refused);
    open.forEach(id -> claims.put(id, new Claim.Unknown()));
    return claims;
  }

  Claim askAlone(EventId id) {
    return ask(List.of(id), true).getOrDefault(id, new Claim.Unknown());
  }

  private void takeOver(Map<EventId, Claim> claims, Set<EventId> open) {
    Map<String, ?> lockSpace = Map.of("lockSpace", PostgresPresence.LOCK_SPACE);
    collect(claims, open, TAKE_OVER, lockSpace, this::takenOver);
  }

  /** The broker can be faster with a redelivery than PostgreSQL with the end of a lock. */
  private static void awaitTheEndOfWhoeverDied() {
    try {
      Thread.sleep(END_OF_A_SESSION);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void collect(
      Map<EventId, Claim> claims,
      Set<EventId> open,
      String statement,
      Map<String, ?> parameters,
      RowMapper<Claim> meaning) {
    if (open.isEmpty()) {
      return;
    }
    jdbc.sql(statement)
        .param("ids", open.stream().map(EventId::value).toArray(Long[]::new))
        .param("worker", presence.number())
        .param("leaseSeconds", leaseSeconds)
        .param("suspectFrom", SUSPECT_FROM)
        .params(parameters)
        .query(
            (row, number) -> Map.entry(new EventId(row.getLong("id")), meaning.mapRow(row, number)))
        .list()
        .forEach(claim -> claims.put(claim.getKey(), claim.getValue()));
    open.removeAll(claims.keySet());
  }

  private Claim taken(ResultSet row, int number) throws SQLException {
    return new Claim.Taken(rows.read(row));
  }

  private Claim takenOver(ResultSet row, int number) throws SQLException {
    if (EventStatus.valueOf(row.getString("status")) == EventStatus.PENDING) {
      return new Claim.Suspect();
    }
    ClaimedEvent event = rows.read(row);
    boolean buried = row.getBoolean("crashed") && row.getInt("crash_count") > SUSPECT_FROM;
    return buried ? new Claim.CrashedTooOften(event) : new Claim.Taken(event);
  }

  private Claim refused(ResultSet row, int number) throws SQLException {
    if (EventStatus.valueOf(row.getString("status")).isFinal()) {
      return new Claim.Refused(Suppression.ALREADY_FINAL);
    }
    if (row.getBoolean("not_due")) {
      return new Claim.Refused(Suppression.NOT_DUE);
    }
    return row.getBoolean("suspect")
        ? new Claim.Suspect()
        : new Claim.Refused(Suppression.HELD_ELSEWHERE);
  }
}
