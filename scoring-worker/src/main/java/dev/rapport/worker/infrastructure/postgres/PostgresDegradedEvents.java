package dev.rapport.worker.infrastructure.postgres;

import dev.rapport.model.contract.EventId;
import dev.rapport.model.contract.EventStatus;
import dev.rapport.model.conversation.ConversationLog;
import dev.rapport.model.scoring.Analysis;
import dev.rapport.shared.postgres.PostgresFailures;
import dev.rapport.shared.postgres.StoredDocuments;
import dev.rapport.worker.application.reanalysis.DegradedEvent;
import dev.rapport.worker.application.reanalysis.DegradedEvents;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Degraded events in PostgreSQL. Each statement is its own transaction. */
public final class PostgresDegradedEvents implements DegradedEvents {

  /** The first condition is the index's. */
  private static final String FIND =
      """
      select id, conversation_id, user_id, status, start_time, end_time, friendship_score_change,
             analysis
      from conversation_events
      where analysis -> 'degraded' <> '[]'::jsonb and id > :after
        and status in ('PROCESSED', 'FAILED') and created_at >= :since
      order by id limit :most
      """;

  private static final String READ_LOG =
      """
      select raw_conversation_log::text from conversation_events
      where id = :id and raw_conversation_log is not null
      """;

  private static final String KEEP =
      """
      update conversation_events set analysis = :analysis::jsonb
      where id = :id and status in ('PROCESSED', 'FAILED')
        and analysis -> 'degraded' <> '[]'::jsonb
      """;

  private final JdbcClient jdbc;
  private final StoredDocuments documents = new StoredDocuments();

  public PostgresDegradedEvents(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  @Override
  public List<DegradedEvent> find(Instant since, long afterId, int atMost) {
    return PostgresFailures.translated(
        () ->
            jdbc.sql(FIND)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("after", afterId)
                .param("most", atMost)
                .query(this::event)
                .list());
  }

  @Override
  public Optional<ConversationLog> log(DegradedEvent event) {
    return PostgresFailures.translated(
            () -> jdbc.sql(READ_LOG).param("id", event.id().value()).query(String.class).optional())
        .map(stored -> documents.log(stored, event.startTime(), event.endTime()));
  }

  @Override
  public boolean keep(DegradedEvent event, Analysis better) {
    return PostgresFailures.translated(
        () ->
            jdbc.sql(KEEP)
                    .param("id", event.id().value())
                    .param("analysis", documents.write(better))
                    .update()
                == 1);
  }

  private DegradedEvent event(ResultSet row, int number) throws SQLException {
    return new DegradedEvent(
        new EventId(row.getLong("id")),
        row.getString("conversation_id"),
        row.getString("user_id"),
        EventStatus.valueOf(row.getString("status")),
        ClaimedRows.instant(row, "start_time"),
        ClaimedRows.instant(row, "end_time"),
        row.getBigDecimal("friendship_score_change"),
        documents.analysis(row.getString("analysis")));
  }
}
