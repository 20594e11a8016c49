package dev.rapport.worker.infrastructure.postgres;

import dev.rapport.model.contract.EventId;
import dev.rapport.model.contract.EventStatus;
import dev.rapport.model.conversation.ConversationLog;
import dev.rapport.model.failure.PermanentException;
import dev.rapport.shared.postgres.PostgresFailures;
import dev.rapport.shared.postgres.StoredDocuments;
import dev.rapport.worker.application.AnalysedEvent;
import dev.rapport.worker.application.Claim;
import dev.rapport.worker.application.ClaimedEvent;
import dev.rapport.worker.application.Events;
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
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The events' rows in PostgreSQL. Each statement is its own transaction. */
final class PostgresEvents implements Events {

  /** So many workers may die on an event before it is worked on alone. */
  private static final int SUSPECT_FROM = 2;

  /** In the order of ids, so that two workers with the same events cannot deadlock. */
  private static final String CLAIM_DUE =
      """
      with due as (
        select id from conversation_events
        where id = any (:ids) and status = 'PENDING'
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
   * A lease that is delivered again: its holder gave the delivery up, or died. Who is dead no
   * longer holds its advisory lock. A second crash releases the event: it must be claimed alone, so
   * that the next death is charged to it only.
   */
  private static final String TAKE_OVER =
      """
      with living as materialized (
        select objid::bigint as worker from pg_locks
        where locktype = 'advisory' and classid = :lockSpace and objsubid = 2 and granted
          and database = (select oid from pg_database where datname = current_database())),
      held as (
        select id, lease_owner as holder, attempt_count as attempt, updated_at as started_at,
               lease_owner <> :worker
                 and lease_owner not in (select worker from living) as crashed
        from conversation_events
        where id = any (:ids) and status = 'PROCESSING'
        order by id for update),
      taken as (
        update conversation_events e
        set crash_count = e.crash_count + held.crashed::int,
            attempt_count = e.attempt_count
              + (held.crashed and e.crash_count + 1 < :suspectFrom)::int,
            delivery_count = e.delivery_count + 1,
            status = case when held.crashed and e.crash_count + 1 = :suspectFrom
                          then 'PENDING' else 'PROCESSING' end,
            lease_owner = case when held.crashed and e.crash_count + 1 = :suspectFrom
                               then null else :worker end,
            lease_until = case when held.crashed and e.crash_count + 1 = :suspectFrom
                               then null else now() + :leaseSeconds * interval '1 second' end,
            updated_at = now()
        from held where e.id = held.id
        returning %s, e.status, e.crash_count, held.crashed, held.holder, held.attempt,
                  held.started_at),
      charged as (
        insert into event_attempts (event_id, attempt, worker, started_at, outcome, error_code)
        select id, attempt, 'worker-' || holder, started_at, 'CRASHED', 'WORKER_CRASHED'
        from taken where crashed)
      select * from taken
      """
          .formatted(ClaimedRows.COLUMNS);

  private static final String WHY_NOT =
      """
      select id, status, coalesce(next_attempt_at > now(), false) as not_due,
             crash_count >= :suspectFrom as suspect
      from conversation_events where id = any (:ids)
      """;

  private static final String READ_LOG =
      "select raw_conversation_log::text from conversation_events where id = :id";

  private static final String KEEP_ANALYSIS =
      "update conversation_events set analysis = :analysis::jsonb where id = :id";

  private static final String SKIP =
      """
      update conversation_events
      set status = 'SKIPPED', lease_owner = null, lease_until = null, next_attempt_at = null,
          processed_at = now(), processed_by = 'worker-' || :worker, updated_at = now()
      where id = any (:ids) and status = 'PROCESSING' and lease_owner = :worker
      """;

  private static final String HAND_BACK =
      """
      update conversation_events
      set status = 'PENDING', attempt_count = greatest(attempt_count - 1, 0), lease_owner = null,
          lease_until = null, updated_at = now()
      where status = 'PROCESSING' and lease_owner = :worker and (id = any (:ids) or :all)
      """;

  private final JdbcClient jdbc;
  private final PostgresPresence presence;
  private final long leaseSeconds;
  private final StoredDocuments documents = new StoredDocuments();
  private final ClaimedRows rows = new ClaimedRows(documents);

  PostgresEvents(DataSource database, PostgresPresence presence, Duration lease) {
    this.jdbc = JdbcClient.create(database);
    this.presence = presence;
    this.leaseSeconds = lease.toSeconds();
  }

  @Override
  public Map<EventId, Claim> claim(Collection<EventId> ids) {
    return PostgresFailures.translated(() -> claims(ids, false));
  }

  /** A takeover may find the second crash only now; the event is then released and due. */
  @Override
  public Claim claimAlone(EventId id) {
    return PostgresFailures.translated(
        () -> {
          Claim claim = claims(List.of(id), true).getOrDefault(id, new Claim.Unknown());
          return claim instanceof Claim.Suspect
              ? claims(List.of(id), true).getOrDefault(id, new Claim.Unknown())
              : claim;
        });
  }

  @Override
  public ConversationLog log(ClaimedEvent event) {
    String text = event.shortLog();
    String json = text == null ? readLog(event.id()) : text;
    return documents.log(json, event.startTime(), event.endTime());
  }

  @Override
  public void keepAnalysis(AnalysedEvent event) {
    String analysis = documents.write(event.analysis());
    update(KEEP_ANALYSIS, Map.of("id", event.event().id().value(), "analysis", analysis));
  }

  @Override
  public void skip(List<EventId> ids) {
    update(SKIP, Map.of("ids", array(ids), "worker", presence.number()));
  }

  @Override
  public void handBack(Collection<EventId> ids) {
    update(HAND_BACK, Map.of("ids", array(ids), "worker", presence.number(), "all", false));
  }

  @Override
  public void handBackAll() {
    update(HAND_BACK, Map.of("ids", new Long[0], "worker", presence.number(), "all", true));
  }

  /** Nearly always the first statement answers everything. */
  private Map<EventId, Claim> claims(Collection<EventId> ids, boolean alone) {
    Map<EventId, Claim> claims = new HashMap<>();
    Set<EventId> open = new LinkedHashSet<>(ids);
    collect(claims, open, CLAIM_DUE, Map.of("alone", alone), this::due);
    collect(claims, open, TAKE_OVER, Map.of("lockSpace", PostgresPresence.LOCK_SPACE), this::held);
    collect(claims, open, WHY_NOT, Map.of(), this::refused);
    open.forEach(id -> claims.put(id, new Claim.Unknown()));
    return claims;
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
        .param("ids", array(open))
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

  private Claim due(ResultSet row, int number) throws SQLException {
    return new Claim.Taken(rows.read(row));
  }

  private Claim held(ResultSet row, int number) throws SQLException {
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

  private String readLog(EventId id) {
    return PostgresFailures.translated(
            () -> jdbc.sql(READ_LOG).param("id", id.value()).query(String.class).optional())
        .orElseThrow(() -> new PermanentException("LOG_MISSING", "the log is not stored", null));
  }

  private void update(String statement, Map<String, ?> parameters) {
    PostgresFailures.run(() -> jdbc.sql(statement).params(parameters).update());
  }

  private static Long[] array(Collection<EventId> ids) {
    return ids.stream().map(EventId::value).toArray(Long[]::new);
  }
}
