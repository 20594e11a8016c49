package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.operations.overview.Flow;
import dev.rapport.shared.postgres.PostgresFailures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the newest events by their ids, and the end of the ledger by its index of time. */
final class PostgresFlow implements Flow {

  /** A transaction under way keeps its beginning as its time; nearly all take less than this. */
  private static final String READ =
      """
      with scored as (
        select extract(epoch from l.applied_at - e.created_at)::float8 as seconds
        from score_ledger l join conversation_events e on e.id = l.event_id
        where l.applied_at > coalesce(:since::timestamptz, now())
          and l.applied_at <= now() - interval '2 seconds')
      select now() - interval '2 seconds' as until,
        coalesce(:since::timestamptz, now() - interval '2 seconds') as since,
        (select coalesce(max(id), 0) from conversation_events) as last_event,
        (select count(*) from conversation_events
         where id > :after and created_at > :since::timestamptz
           and created_at <= now() - interval '2 seconds') as accepted,
        (select count(*) from scored) as scored,
        (select count(*) from conversation_events
         where status = 'FAILED' and updated_at > :since::timestamptz
           and updated_at <= now() - interval '2 seconds') as failed,
        (select percentile_cont(0.5) within group (order by seconds) from scored) as p50,
        (select percentile_cont(0.99) within group (order by seconds) from scored) as p99,
        (select count(*) from dead_letters where resolved_at is null) as dead_letters_open,
        (select count(*) from replays where status = 'RUNNING') as replays_running,
        exists (select 1 from consumption_pause where until > now()) as paused
      """;

  private final JdbcClient jdbc;

  PostgresFlow(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Reading read(@Nullable Instant since, long after) {
    OffsetDateTime from = since == null ? null : since.atOffset(ZoneOffset.UTC);
    return PostgresFailures.translated(
        () ->
            jdbc.sql(READ)
                .param("since", from, Types.TIMESTAMP_WITH_TIMEZONE)
                .param("after", after)
                .query(PostgresFlow::reading)
                .single());
  }

  private static Reading reading(ResultSet row, int number) throws SQLException {
    Instant until = row.getObject("until", OffsetDateTime.class).toInstant();
    Instant since = row.getObject("since", OffsetDateTime.class).toInstant();
    return new Reading(
        until,
        row.getLong("last_event"),
        Duration.between(since, until),
        row.getLong("accepted"),
        row.getLong("scored"),
        row.getLong("failed"),
        row.getObject("p50", Double.class),
        row.getObject("p99", Double.class),
        row.getLong("dead_letters_open"),
        row.getLong("replays_running"),
        row.getBoolean("paused"));
  }
}
