package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.operations.consumption.ConsumptionBoard.Posted;
import dev.rapport.api.application.operations.consumption.KnownWorker;
import dev.rapport.api.application.operations.consumption.KnownWorker.State;
import dev.rapport.api.application.operations.consumption.OrderedPause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the workers and their order, over whatever pool the reader has. */
final class BoardRows {

  private static final String PAUSE =
      "select paused_by, reason, since, until from consumption_pause where until > now()";

  /** Whether one lives is told by its lock and by nothing else; see PostgresPresence. */
  private static final String WORKERS =
      """
      with living as materialized (
        select objid::bigint as number from pg_locks
        where locktype = 'advisory' and classid = 1380011088 and objsubid = 2 and granted
          and database = (select oid from pg_database where datname = current_database()))
      select number, process, version, started_at, seen_at, state_since, pause_reason, why,
        in_flight,
        case when number in (select number from living) then state else 'GONE' end as state
      from workers order by number limit 1000
      """;

  private static final String NOW = "select now()";

  private BoardRows() {}

  static Posted read(JdbcClient jdbc) {
    Optional<OrderedPause> pause = jdbc.sql(PAUSE).query(BoardRows::pause).optional();
    List<KnownWorker> workers = jdbc.sql(WORKERS).query(BoardRows::worker).list();
    OffsetDateTime now = jdbc.sql(NOW).query(OffsetDateTime.class).single();
    return new Posted(pause, workers, now.toInstant());
  }

  private static OrderedPause pause(ResultSet row, int number) throws SQLException {
    return new OrderedPause(
        row.getString("paused_by"),
        row.getString("reason"),
        time(row, "since"),
        time(row, "until"));
  }

  private static KnownWorker worker(ResultSet row, int number) throws SQLException {
    return new KnownWorker(
        row.getLong("number"),
        row.getString("process"),
        row.getString("version"),
        time(row, "started_at"),
        time(row, "seen_at"),
        State.valueOf(row.getString("state")),
        time(row, "state_since"),
        row.getString("pause_reason"),
        row.getString("why"),
        row.getInt("in_flight"));
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
