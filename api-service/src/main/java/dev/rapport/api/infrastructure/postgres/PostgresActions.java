package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.operations.Actions;
import dev.rapport.api.application.operations.Operator;
import dev.rapport.api.application.operations.OperatorAction;
import dev.rapport.shared.postgres.PostgresFailures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the audit that {@link AuditRows} writes. */
final class PostgresActions implements Actions {

  private static final String BEFORE =
      """
      select id, at, actor, role, action, target, reason, details::text, request_id
      from operator_actions where id < :id order by id desc limit :limit
      """;

  private final JdbcClient jdbc;

  PostgresActions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Recorded> before(long id, int limit) {
    return PostgresFailures.translated(
        () ->
            jdbc.sql(BEFORE)
                .param("id", id)
                .param("limit", limit)
                .query(PostgresActions::recorded)
                .list());
  }

  private static Recorded recorded(ResultSet row, int number) throws SQLException {
    Operator by =
        new Operator(row.getString("actor"), row.getString("role"), row.getString("request_id"));
    return new Recorded(
        row.getLong("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        new OperatorAction(
            by,
            row.getString("action"),
            row.getString("target"),
            row.getString("reason"),
            row.getString("details")));
  }
}
