package dev.rapport.worker.infrastructure.postgres;

import dev.rapport.shared.postgres.PostgresFailures;
import dev.rapport.worker.application.Consumption;
import dev.rapport.worker.application.Operators;
import dev.rapport.worker.application.PauseOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The operators' order and the table of workers. Each statement is its own transaction. */
final class PostgresOperators implements Operators {

  private static final int LONGEST_WHY = 500;

  private static final String ORDER =
      """
      select paused_by, reason, until,
             (extract(epoch from until - now()) * 1000)::bigint as left_millis
      from consumption_pause where until > now()
      """;

  private static final String REPORT =
      """
      insert into workers (number, process, version, state, pause_reason, why, in_flight)
      values (:number, :process, :version, :state, :reason, :why, :inFlight)
      on conflict (number) do update
      set seen_at = now(), state = excluded.state, pause_reason = excluded.pause_reason,
          why = excluded.why, in_flight = excluded.in_flight,
          state_since =
            case when (workers.state, workers.pause_reason)
                        is distinct from (excluded.state, excluded.pause_reason)
                 then now() else workers.state_since end
      """;

  /** Skips what another worker is deleting. */
  private static final String FORGET_SILENT =
      """
      delete from workers where number in (
        select number from workers where seen_at < now() - interval '1 hour'
        for update skip locked)
      """;

  private static final String SIGN_OFF = "delete from workers where number = :number";

  private final JdbcClient jdbc;
  private final PostgresPresence presence;
  private final String process;
  private final String version;

  PostgresOperators(
      DataSource database, PostgresPresence presence, String process, String version) {
    this.jdbc = JdbcClient.create(database);
    this.presence = presence;
    this.process = process;
    this.version = version;
  }

  @Override
  public Optional<PauseOrder> pauseOrder() {
    return PostgresFailures.translated(
        () -> jdbc.sql(ORDER).query(PostgresOperators::order).optional());
  }

  @Override
  public void report(Condition condition) {
    String reason = condition.pause().map(Consumption.Pause::reason).orElse(null);
    String why = condition.pause().map(PostgresOperators::shortened).orElse(null);
    long number = presence.number();
    PostgresFailures.run(
        () -> {
          var _ =
              jdbc.sql(REPORT)
                  .param("number", number)
                  .param("process", process)
                  .param("version", version)
                  .param("state", condition.state().name())
                  .param("reason", reason, Types.VARCHAR)
                  .param("why", why, Types.VARCHAR)
                  .param("inFlight", condition.inFlight())
                  .update();
          var _ = jdbc.sql(FORGET_SILENT).update();
        });
  }

  @Override
  public void signOff() {
    long number = presence.number();
    PostgresFailures.run(() -> jdbc.sql(SIGN_OFF).param("number", number).update());
  }

  private static PauseOrder order(ResultSet row, int number) throws SQLException {
    return new PauseOrder(
        row.getString("paused_by"),
        row.getString("reason"),
        ClaimedRows.instant(row, "until"),
        Duration.ofMillis(row.getLong("left_millis")));
  }

  private static String shortened(Consumption.Pause pause) {
    String details = pause.details();
    return details.length() <= LONGEST_WHY ? details : details.substring(0, LONGEST_WHY);
  }
}
