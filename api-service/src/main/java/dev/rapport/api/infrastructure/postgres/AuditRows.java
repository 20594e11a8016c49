package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.operations.OperatorAction;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes the audit; to be called inside the transaction of what it tells of. */
final class AuditRows {

  private static final String RECORD_ACTION =
      """
      insert into operator_actions (actor, role, action, target, reason, details, request_id)
      values (:actor, :role, :action, :target, :reason, :details::jsonb, :requestId)
      """;

  private AuditRows() {}

  static void record(JdbcClient jdbc, OperatorAction done) {
    var _ =
        jdbc.sql(RECORD_ACTION)
            .param("actor", done.by().name())
            .param("role", done.by().role())
            .param("action", done.action())
            .param("target", done.target())
            .param("reason", done.reason())
            .param("details", done.details())
            .param("requestId", done.by().requestId())
            .update();
  }
}
