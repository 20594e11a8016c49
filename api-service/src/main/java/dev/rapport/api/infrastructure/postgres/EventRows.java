package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.events.EventDetails.Death;
import dev.rapport.api.application.events.EventDetails.FailedAttempt;
import dev.rapport.api.application.events.EventDetails.Replay;
import dev.rapport.api.application.events.EventSummary;
import dev.rapport.api.application.events.EventSummary.Effect;
import dev.rapport.api.application.events.EventSummary.Handling;
import dev.rapport.api.application.events.EventSummary.LastDeath;
import dev.rapport.model.contract.EventId;
import dev.rapport.model.contract.EventStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Rows of events and of their history as values. */
final class EventRows {

  /**
   * What {@link #summary} reads. The history's columns are read only in the states that they
   * explain.
   */
  static final String SELECT =
      """
      select e.id, e.conversation_id, e.original_conversation_id, e.user_id, e.bot_type, e.bot_id,
        e.bot_name, e.agent_tag, e.start_time, e.end_time, e.status, e.attempt_count,
        e.next_attempt_at, e.published_at, e.lease_until, e.created_at, e.updated_at,
        e.processed_at, e.processed_by, e.friendship_score_change, e.new_friendship_level,
        e.score_calculation_details::text, e.error_code, e.error_details,
        e.delivery_count, e.crash_count, e.lease_owner, e.replay_id,
        case when e.status = 'PENDING' and e.next_attempt_at is not null then
          (select a.retry_tier from event_attempts a
           where a.event_id = e.id order by a.id desc limit 1) end as retry_tier,
        case when e.status = 'FAILED' then
          (select coalesce(d.resolution, 'OPEN') from dead_letters d
           where d.event_id = e.id order by d.id desc limit 1) end as last_death,
        l.change, l.score_before, l.score_after, l.formula_version, l.attempt,
        case when e.analysis -> 'degraded' <> '[]'::jsonb then
          (select string_agg(concat(p ->> 'part', ' (', p ->> 'cause', ')'), ', ')
           from jsonb_array_elements(e.analysis -> 'degraded') p) end as degraded
      from conversation_events e left join score_ledger l on l.event_id = e.id
      """;

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
        row.getString("error_details"),
        handling(row),
        effect(row),
        row.getString("degraded"));
  }

  private static Handling handling(ResultSet row) throws SQLException {
    String lastDeath = row.getString("last_death");
    return new Handling(
        row.getInt("delivery_count"),
        row.getInt("crash_count"),
        row.getObject("lease_owner", Long.class),
        row.getObject("replay_id", Long.class),
        row.getString("retry_tier"),
        lastDeath == null ? LastDeath.NONE : LastDeath.valueOf(lastDeath));
  }

  private static @Nullable Effect effect(ResultSet row) throws SQLException {
    String formula = row.getString("formula_version");
    return formula == null
        ? null
        : new Effect(
            row.getBigDecimal("change"),
            row.getBigDecimal("score_before"),
            row.getBigDecimal("score_after"),
            formula,
            row.getInt("attempt"));
  }

  static Replay replay(ResultSet row, int number) throws SQLException {
    return new Replay(
        row.getLong("id"),
        row.getString("actor"),
        row.getString("reason"),
        row.getString("status"),
        time(row, "planned_at"),
        optionalTime(row, "started_at"),
        row.getInt("stage"),
        row.getString("item_status"),
        time(row, "updated_at"));
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
