package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.operations.verify.Books;
import dev.rapport.api.application.operations.verify.EventCounts;
import dev.rapport.shared.postgres.PostgresFailures;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares events, ledger and statuses; each statement sees one moment. */
final class PostgresBooks implements Books {

  private static final String LAST_EVENT = "select coalesce(max(id), 0) from conversation_events";

  private static final String LEDGER_ROWS =
      "select greatest(reltuples, 0)::bigint from pg_class where oid = 'score_ledger'::regclass";

  /** Published rows are the queue's business as far as it can still hold them, the newest first. */
  private static final String LOST_CUTOFF =
      """
      (select published_at from conversation_events
       where status = 'PENDING' and next_attempt_at is null
         and published_at < now() - make_interval(secs => :abandoned)
       order by published_at desc, id desc offset :held limit 1)
      """;

  private static final String IS_STUCK =
      """
      (case
        when status = 'PROCESSING' then lease_until < now() - make_interval(secs => :abandoned)
        when status <> 'PENDING' then false
        when published_at is null then :publishing and greatest(updated_at, next_attempt_at)
          < now() - make_interval(secs => :abandoned)
        when next_attempt_at is null then :consuming and published_at <= %s
        else :consuming and greatest(updated_at, published_at, next_attempt_at)
          < now() - make_interval(secs => :abandoned)
      end)
      """
          .formatted(LOST_CUTOFF);

  /** Archived and purged ones stay dead and known; replayed ones must have died again. */
  private static final String HAS_DEAD_LETTER =
      """
      exists (select 1 from dead_letters d where d.event_id = e.id
        and (d.resolved_at is null or d.resolution in ('ARCHIVED', 'PURGED')))
      """;

  /** The range is given on both sides, so that neither is read as a whole. */
  private static final String IN_RANGE =
      """
      (select * from conversation_events where id >= :from and id < :to) e
      full join (select * from score_ledger where event_id >= :from and event_id < :to) l
        on l.event_id = e.id
      """;

  private static final String OF_USER =
      """
      (select * from conversation_events where user_id = :user) e
      left join score_ledger l on l.event_id = e.id
      """;

  private static final String JUDGE =
      """
      with judged as (
        select coalesce(e.id, l.event_id) as id, coalesce(e.user_id, l.user_id) as user_id,
          e.status, l.event_id is not null as counted,
          case
            when e.id is null or e.status not in
              ('PENDING', 'PROCESSING', 'PROCESSED', 'SKIPPED', 'FAILED') then 'UNACCOUNTED'
            when e.status = 'PROCESSED' and l.event_id is null then 'PROCESSED_WITHOUT_LEDGER'
            when e.status <> 'PROCESSED' and l.event_id is not null
              then 'LEDGER_WITHOUT_PROCESSED'
            when e.status = 'FAILED' and not %s then 'FAILED_WITHOUT_DEAD_LETTER'
            when %s then 'STUCK'
            when l.user_id <> e.user_id or l.change <> e.friendship_score_change
              then 'LEDGER_CHAIN'
          end as problem
        from %s)
      select status, problem, count(*) as events, count(*) filter (where counted) as counted,
        case when problem is not null then (array_agg(id order by id))[1 : %d] end as ids,
        case when problem is not null then (array_agg(user_id order by id))[1 : %d] end as users
      from judged group by status, problem order by problem
      """;

  private static final String EVENTS =
      JUDGE.formatted(HAS_DEAD_LETTER, IS_STUCK, IN_RANGE, MOST, MOST);

  private static final String EVENTS_OF_USER =
      JUDGE.formatted(HAS_DEAD_LETTER, IS_STUCK, OF_USER, MOST, MOST);

  private static final String FINISHED =
      """
      select
        count(*) filter (where status = 'PROCESSED' and event_id is not null) as processed,
        count(*) filter (where status = 'SKIPPED' and event_id is null) as skipped,
        count(*) filter (where status = 'FAILED' and event_id is null) as failed,
        count(*) filter (where status in ('PENDING', 'PROCESSING') and event_id is null)
          as in_flight,
        count(*) as total
      from %s
      """
          .formatted(IN_RANGE);

  /** Each status by itself, or no partial index would serve. */
  private static final String UNACCOUNTED_OPEN =
      """
      select
        (select count(*) from conversation_events e
         where status = 'FAILED' and not %s
           and not exists (select 1 from score_ledger l where l.event_id = e.id))
        + (select count(*) from conversation_events e
           where status = 'PENDING' and %s
             and not exists (select 1 from score_ledger l where l.event_id = e.id))
        + (select count(*) from conversation_events e
           where status = 'PROCESSING' and %s
             and not exists (select 1 from score_ledger l where l.event_id = e.id))
      """
          .formatted(HAS_DEAD_LETTER, IS_STUCK, IS_STUCK);

  private final JdbcClient jdbc;
  private final PostgresUserBooks users;

  PostgresBooks(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.users = new PostgresUserBooks(jdbc);
  }

  @Override
  public long lastEvent() {
    return number(LAST_EVENT, Map.of());
  }

  @Override
  public long ledgerRows() {
    return number(LEDGER_ROWS, Map.of());
  }

  @Override
  public Findings events(long from, long to, Ways ways) {
    return PostgresFailures.translated(
        () -> found(jdbc.sql(EVENTS).param("from", from).param("to", to), ways));
  }

  @Override
  public Findings eventsOf(String userId, Ways ways) {
    return PostgresFailures.translated(
        () -> found(jdbc.sql(EVENTS_OF_USER).param("user", userId), ways));
  }

  @Override
  public EventCounts finished(long from, long to) {
    return PostgresFailures.translated(
        () ->
            jdbc.sql(FINISHED)
                .param("from", from)
                .param("to", to)
                .query(JudgedRows::counts)
                .single());
  }

  @Override
  public long unaccountedOpen(Ways ways) {
    return number(UNACCOUNTED_OPEN, parameters(ways));
  }

  @Override
  public UserFindings users(int share, int shares) {
    return users.share(share, shares);
  }

  @Override
  public UserFindings user(String userId) {
    return users.of(userId);
  }

  private static Findings found(JdbcClient.StatementSpec statement, Ways ways) {
    JudgedRows rows = new JudgedRows();
    statement.params(parameters(ways)).query(rows::add);
    return rows.findings();
  }

  private static Map<String, Object> parameters(Ways ways) {
    return Map.of(
        "abandoned", ways.abandonedAfter().toSeconds(),
        "publishing", ways.publishing(),
        "consuming", ways.consuming(),
        "held", ways.held());
  }

  private long number(String statement, Map<String, Object> parameters) {
    return PostgresFailures.translated(
        () -> jdbc.sql(statement).params(parameters).query(Long.class).single());
  }
}
