package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.events.EventArchive;
import dev.rapport.api.application.events.EventDetails;
import dev.rapport.api.application.events.EventSummary;
import dev.rapport.model.contract.EventId;
import dev.rapport.shared.postgres.PostgresFailures;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads events; the large log only when it is asked for. */
final class PostgresEventArchive implements EventArchive {

  private static final String BY_ID =
      "select " + EventRows.COLUMNS + " from conversation_events where id = :id";

  private static final String BY_CONVERSATION =
      "select "
          + EventRows.COLUMNS
          + " from conversation_events where conversation_id = :conversationId";

  private static final String FAILED_ATTEMPTS =
      """
      select attempt, worker, started_at, ended_at, outcome, error_code, error_details, retry_tier,
        next_attempt_at
      from event_attempts where event_id = :id order by id limit 100
      """;

  private static final String DEATHS =
      """
      select id, error_code, died_at, published_at, resolved_at, resolution
      from dead_letters where event_id = :id order by id limit 100
      """;

  private static final String RAW_LOG =
      """
      select raw_conversation_log::text from conversation_events
      where id = :id and raw_conversation_log is not null
      """;

  /** Planned anew for each filter, because the driver plans with the values at first. */
  private static final String SEARCH =
      "select "
          + EventRows.COLUMNS
          + """
             from conversation_events
            where (:conversationId::text is null
                or coalesce(original_conversation_id, conversation_id) = :conversationId
                or conversation_id = :conversationId)
              and (:userId::text is null or user_id = :userId)
              and (:status::text is null or status = :status)
              and (:before::bigint is null or id < :before)
            order by id desc
            limit :limit
            """;

  private final JdbcClient jdbc;

  PostgresEventArchive(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<EventDetails> find(EventId id) {
    return PostgresFailures.translated(() -> details(jdbc.sql(BY_ID).param("id", id.value())));
  }

  @Override
  public Optional<EventDetails> findByConversation(String conversationId) {
    return PostgresFailures.translated(
        () -> details(jdbc.sql(BY_CONVERSATION).param("conversationId", conversationId)));
  }

  @Override
  public Optional<String> rawLog(EventId id) {
    return PostgresFailures.translated(
        () -> jdbc.sql(RAW_LOG).param("id", id.value()).query(String.class).optional());
  }

  @Override
  public List<EventSummary> search(Filter filter, int limit) {
    return PostgresFailures.translated(
        () ->
            jdbc.sql(SEARCH)
                .param("conversationId", filter.conversationId(), Types.VARCHAR)
                .param("userId", filter.userId(), Types.VARCHAR)
                .param(
                    "status",
                    filter.status() == null ? null : filter.status().name(),
                    Types.VARCHAR)
                .param(
                    "before",
                    filter.before() == null ? null : filter.before().value(),
                    Types.BIGINT)
                .param("limit", limit)
                .query(EventRows::summary)
                .list());
  }

  private Optional<EventDetails> details(JdbcClient.StatementSpec event) {
    return event.query(EventRows::summary).optional().map(this::withHistory);
  }

  private EventDetails withHistory(EventSummary event) {
    long id = event.id().value();
    return new EventDetails(
        event,
        jdbc.sql(FAILED_ATTEMPTS).param("id", id).query(EventRows::failedAttempt).list(),
        jdbc.sql(DEATHS).param("id", id).query(EventRows::death).list());
  }
}
