package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.friendship.ScoredConversations;
import dev.rapport.model.contract.EventId;
import dev.rapport.model.contract.EventStatus;
import dev.rapport.model.conversation.ConversationLog;
import dev.rapport.shared.postgres.PostgresFailures;
import dev.rapport.shared.postgres.StoredDocuments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what a score is made of. */
final class PostgresScoredConversations implements ScoredConversations {

  private static final String FIND =
      """
      select id, user_id, status, analysis::text, friendship_score_change,
        score_calculation_details::text
      from conversation_events where conversation_id = :conversationId
      """;

  private static final String LOG =
      """
      select raw_conversation_log::text, start_time, end_time from conversation_events
      where id = :id and raw_conversation_log is not null
      """;

  private final JdbcClient jdbc;
  private final StoredDocuments documents = new StoredDocuments();

  PostgresScoredConversations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Recorded> find(String conversationId) {
    return PostgresFailures.translated(
        () ->
            jdbc.sql(FIND)
                .param("conversationId", conversationId)
                .query(this::recorded)
                .optional());
  }

  @Override
  public Optional<ConversationLog> log(EventId id) {
    return PostgresFailures.translated(
        () -> jdbc.sql(LOG).param("id", id.value()).query(this::standardLog).optional());
  }

  private Recorded recorded(ResultSet row, int number) throws SQLException {
    String analysis = row.getString("analysis");
    return new Recorded(
        new EventId(row.getLong("id")),
        row.getString("user_id"),
        EventStatus.valueOf(row.getString("status")),
        analysis == null ? null : documents.analysis(analysis),
        row.getBigDecimal("friendship_score_change"),
        row.getString("score_calculation_details"));
  }

  private ConversationLog standardLog(ResultSet row, int number) throws SQLException {
    return documents.log(
        row.getString("raw_conversation_log"),
        row.getObject("start_time", OffsetDateTime.class).toInstant(),
        row.getObject("end_time", OffsetDateTime.class).toInstant());
  }
}
