package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.events.EventDetails.Death;
import dev.rapport.api.application.events.EventDetails.FailedAttempt;
import dev.rapport.api.application.events.EventSummary;
import dev.rapport.model.contract.EventId;
import dev.rapport.model.contract.EventStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Rows of events and of their history as values. */
final class EventRows {

  /** The columns of {@link #summary}. */
  static final String COLUMNS =
      "id, conversation_id, original_conversation_id, user_id, bot_type, bot_id, bot_name,"
          + " agent_tag, start_time, end_time, status, attempt_count, next_attempt_at,"
          + " published_at, lease_until, created_at, updated_at, processed_at, processed_by,"
          + " friendship_score_change, new_friendship_level, score_calculation_details::text,"
          + " error_code, error_details";

  private EventRows() {}

  static EventSummary summary(ResultSet row, int number) throws SQLException {
    return new EventSummary(
        new EventId(row.getLong("id")),
        row.getString("conversation_id"),
        row.getString("original_conversation_id"),
        row.getString("user_id"),
        row.getString("bot_type"),
        row.getString("bot_id"),
        row.getString("bot_name"),
        row.getString("agent_tag"),
        time(row, "start_time"),
        time(row, "end_time"),
        EventStatus.valueOf(row.getString("status")),
        row.getInt("attempt_count"),
        optionalTime(row, "next_attempt_at"),
        optionalTime(row, "published_at"),
        optionalTime(row, "lease_until"),
        time(row, "created_at"),
        time(row, "updated_at"),
        optionalTime(row, "processed_at"),
        row.getString("processed_by"),
        row.getBigDecimal("friendship_score_change"),
        row.getString("new_friendship_level"),
        row.getString("score_calculation_details"),
        row.getString("error_code"),
        row.getString("error_details"));
  }

  static FailedAttempt failedAttempt(ResultSet row, int number) throws SQLException {
    return new FailedAttempt(
        row.getInt("attempt"),
        row.getString("worker"),
        time(row, "started_at"),
        time(row, "ended_at"),
        row.getString("outcome"),
        row.getString("error_code"),
        row.getString("error_details"),
        row.getString("retry_tier"),
        optionalTime(row, "next_attempt_at"));
  }

  static Death death(ResultSet row, int number) throws SQLException {
    return new Death(
        row.getLong("id"),
        row.getString("error_code"),
        time(row, "died_at"),
        optionalTime(row, "published_at"),
        optionalTime(row, "resolved_at"),
        row.getString("resolution"));
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant optionalTime(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
