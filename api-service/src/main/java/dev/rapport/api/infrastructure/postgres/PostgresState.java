package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.operations.doctor.DatabaseState;
import dev.rapport.shared.postgres.PostgresFailures;
import dev.rapport.shared.postgres.SchemaCheck;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks at the server, its clock, the bounds in force and the applied changes. */
final class PostgresState implements DatabaseState {

  private static final String CLOCK = "select clock_timestamp()";

  private static final String VERSION = "select current_setting('server_version')";

  /** All of them are in milliseconds. */
  private static final String BOUNDS =
      """
      select name, setting::bigint as millis from pg_settings
      where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout')
      """;

  private static final String APPLIED = "select count(*) from databasechangelog";

  private final JdbcClient jdbc;
  private final SchemaCheck schema;
  private final InstantSource clock;

  PostgresState(DataSource database, InstantSource clock) {
    this.jdbc = JdbcClient.create(database);
    this.schema = new SchemaCheck(database);
    this.clock = clock;
  }

  @Override
  public Found look() {
    List<String> missing = schema.missing();
    return PostgresFailures.translated(
        () ->
            new Found(
                jdbc.sql(VERSION).query(String.class).single(),
                ahead(),
                bounds(),
                missing,
                jdbc.sql(APPLIED).query(Integer.class).single()));
  }

  /** Compared with the middle of the question. */
  private Duration ahead() {
    Instant asked = clock.instant();
    Instant theirs = jdbc.sql(CLOCK).query(OffsetDateTime.class).single().toInstant();
    Duration trip = Duration.between(asked, clock.instant());
    return Duration.between(asked.plus(trip.dividedBy(2)), theirs);
  }

  private Map<String, Duration> bounds() {
    Map<String, Duration> bounds = new HashMap<>();
    jdbc.sql(BOUNDS)
        .query(
            row -> {
              bounds.put(row.getString("name"), Duration.ofMillis(row.getLong("millis")));
            });
    return bounds;
  }
}
