package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.sweep.Backlog;
import dev.rapport.shared.postgres.PostgresFailures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts open events; reads nothing but the partial indexes of open ones. */
final class PostgresBacklog implements Backlog {

  /** Each status by itself, or no partial index would serve. */
  private static final String COUNT =
      """
      select
        count(*) filter (where status = 'PENDING') as pending,
        count(*) filter (where status = 'PROCESSING') as processing,
        count(*) filter (
          where status = 'PENDING' and next_attempt_at is null
            and published_at < now() - make_interval(secs => :lostSeconds)) as stale,
        coalesce(extract(epoch from now() - min(created_at) filter (
          where status = 'PENDING' and published_at is null
            and (next_attempt_at is null or next_attempt_at <= now()))), 0) as oldest_unpublished,
        coalesce(extract(epoch from now() - min(created_at)), 0) as oldest_unprocessed
      from (
        select status, created_at, published_at, next_attempt_at from conversation_events
        where status = 'PENDING'
        union all
        select status, created_at, published_at, next_attempt_at from conversation_events
        where status = 'PROCESSING') as open
      """;

  private final JdbcClient jdbc;

  PostgresBacklog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Counts count(Duration lostAfter) {
    return PostgresFailures.translated(
        () ->
            jdbc.sql(COUNT)
                .param("lostSeconds", lostAfter.toSeconds())
                .query(PostgresBacklog::counts)
                .single());
  }

  private static Counts counts(ResultSet row, int number) throws SQLException {
    return new Counts(
        row.getLong("pending"),
        row.getLong("processing"),
        Duration.ofMillis((long) (row.getDouble("oldest_unpublished") * 1000)),
        Duration.ofMillis((long) (row.getDouble("oldest_unprocessed") * 1000)),
        row.getLong("stale"));
  }
}
