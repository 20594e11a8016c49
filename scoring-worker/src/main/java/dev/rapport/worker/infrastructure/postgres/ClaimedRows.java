package dev.rapport.worker.infrastructure.postgres;

import dev.rapport.model.contract.EventId;
import dev.rapport.model.conversation.BotType;
import dev.rapport.model.failure.PermanentException;
import dev.rapport.model.scoring.Analysis;
import dev.rapport.shared.postgres.StoredDocuments;
import dev.rapport.worker.application.ClaimedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Rows of {@code conversation_events} that this worker has leased, as values. */
final class ClaimedRows {

  /**
   * What {@link #read} reads, of a table named e. Longer logs are read one at a time when their
   * turn comes, so that a batch of large ones never sits in memory. The size on disk is asked first
   * because it costs nothing, and again as text because little on disk may be much of it.
   */
  static final String COLUMNS =
      """
      e.id, e.conversation_id, e.user_id, e.bot_type, e.bot_id, e.agent_tag, e.start_time, e.end_time,
      e.attempt_count, e.created_at, e.updated_at, e.replay_id, e.traceparent, e.analysis,
      case when pg_column_size(e.raw_conversation_log) <= 4096
             and octet_length(e.raw_conversation_log::text) <= 16384
           then e.raw_conversation_log::text end as short_log
      """;

  private final StoredDocuments documents;

  ClaimedRows(StoredDocuments documents) {
    this.documents = documents;
  }

  ClaimedEvent read(ResultSet row) throws SQLException {
    return new ClaimedEvent(
        new EventId(row.getLong("id")),
        row.getString("conversation_id"),
        row.getString("user_id"),
        BotType.normalise(row.getString("bot_type")),
        row.getString("bot_id"),
        row.getString("agent_tag"),
        instant(row, "start_time"),
        instant(row, "end_time"),
        row.getInt("attempt_count"),
        instant(row, "created_at"),
        instant(row, "updated_at"),
        row.getObject("replay_id", Long.class),
        row.getString("traceparent"),
        row.getString("short_log"),
        analysis(row.getString("analysis")));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** One that cannot be read is made again. */
  private @Nullable Analysis analysis(@Nullable String stored) {
    try {
      return stored == null ? null : documents.analysis(stored);
    } catch (PermanentException e) {
      return null;
    }
  }
}
