package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.operations.OperatorAction;
import dev.rapport.api.application.operations.consumption.ConsumptionBoard;
import dev.rapport.shared.postgres.PostgresFailures;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The board in PostgreSQL; an order and its audit are one transaction. */
final class PostgresConsumptionBoard implements ConsumptionBoard {

  /** A pause that goes on keeps its beginning. */
  private static final String PAUSE =
      """
      insert into consumption_pause as old (paused_by, reason, until)
      values (:by, :reason, now() + make_interval(secs => :seconds))
      on conflict (only_row) do update
      set paused_by = excluded.paused_by, reason = excluded.reason, until = excluded.until,
          since = case when old.until > now() then old.since else now() end
      """;

  private static final String RESUME = "delete from consumption_pause where until > now()";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  PostgresConsumptionBoard(DataSource database) {
    this.jdbc = JdbcClient.create(database);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
  }

  @Override
  public Posted look() {
    return PostgresFailures.translated(() -> BoardRows.read(jdbc));
  }

  @Override
  public void pause(OperatorAction action, Duration length) {
    PostgresFailures.run(
        () ->
            transaction.executeWithoutResult(
                _ -> {
                  var _ =
                      jdbc.sql(PAUSE)
                          .param("by", action.by().name())
                          .param("reason", action.reason())
                          .param("seconds", length.toSeconds())
                          .update();
                  AuditRows.record(jdbc, action);
                }));
  }

  @Override
  public void resume(OperatorAction action) {
    PostgresFailures.run(
        () ->
            transaction.executeWithoutResult(
                _ -> {
                  if (jdbc.sql(RESUME).update() > 0) {
                    AuditRows.record(jdbc, action);
                  }
                }));
  }
}
