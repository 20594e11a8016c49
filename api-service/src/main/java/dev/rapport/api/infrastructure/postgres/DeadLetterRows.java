package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.operations.deadletters.DeadLetter;
import dev.rapport.api.application.operations.deadletters.DeadLetterDetails.Attempt;
import dev.rapport.api.application.operations.deadletters.DeadLetterFilter;
import dev.rapport.api.application.operations.deadletters.DeadLetterSource;
import dev.rapport.api.application.operations.deadletters.DeadLetterState;
import dev.rapport.model.contract.EventId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Rows of dead letters, and which of them a filter means. */
final class DeadLetterRows {

  /** Where {@link #COLUMNS} and {@link #FITS} look. */
  static final String SOURCE =
      "dead_letters d left join conversation_events e on e.id = d.event_id";

  /** The columns of {@link #letter}. */
  static final String COLUMNS =
      """
      d.id, d.event_id, e.conversation_id, e.user_id, e.bot_type, d.error_code, d.error_details,
      d.fingerprint, d.source, d.attempts, d.worker, d.first_failed_at, d.died_at,
      coalesce(d.resolution, 'OPEN') as state, d.resolved_at, d.replay_id, d.died_in_replay,
      case when d.resolved_at is not null then null
           when d.published_at is not null then 'IN_QUEUE'
           when d.copy_gone_at is not null then 'GONE'
           else 'NOT_PUBLISHED' end as copy,
      nullif(split_part(e.traceparent, '-', 2), '') as trace_id
      """;

  /** Planned anew for each filter, because the driver plans with the values at first. */
  static final String FITS =
      """
      (cardinality(:ids::bigint[]) = 0 or d.id = any (:ids::bigint[]))
        and (cardinality(:events::bigint[]) = 0 or d.event_id = any (:events::bigint[]))
        and (:conversation::text is null or e.conversation_id = :conversation
          or e.original_conversation_id = :conversation)
        and (:user::text is null or e.user_id = :user)
        and (:code::text is null or d.error_code = :code)
        and (:fingerprint::text is null or d.fingerprint = :fingerprint)
        and (:botType::text is null or e.bot_type = :botType)
        and (:worker::text is null or d.worker = :worker)
        and (:source::text is null or d.source = :source)
        and (:since::timestamptz is null or d.died_at >= :since)
        and (:until::timestamptz is null or d.died_at < :until)
        and coalesce(d.resolution, 'OPEN') = any (:states::text[])
      """;

  private static final JsonMapper JSON = JsonMapper.shared();

  private DeadLetterRows() {}

  /** The parameters of {@link #FITS}. */
  static Map<String, @Nullable Object> parameters(
      DeadLetterFilter filter, Collection<DeadLetterState> states) {
    Map<String, @Nullable Object> parameters = new HashMap<>();
    parameters.put("ids", filter.ids().toArray(Long[]::new));
    parameters.put("events", filter.events().toArray(Long[]::new));
    parameters.put("conversation", filter.conversationId());
    parameters.put("user", filter.userId());
    parameters.put("code", filter.errorCode());
    parameters.put("fingerprint", filter.fingerprint());
    parameters.put("botType", filter.botType());
    parameters.put("worker", filter.worker());
    parameters.put("source", filter.source() == null ? null : filter.source().name());
    parameters.put("since", time(filter.since()));
    parameters.put("until", time(filter.until()));
    parameters.put("states", states.stream().map(Enum::name).toArray(String[]::new));
    return parameters;
  }

  static Map<String, @Nullable Object> parameters(DeadLetterFilter filter) {
    return parameters(filter, filter.states());
  }

  /** The filter as it was asked for, as JSON. */
  static String text(DeadLetterFilter filter) {
    return JSON.writeValueAsString(filter.given());
  }

  static DeadLetter letter(ResultSet row, int number) throws SQLException {
    return new DeadLetter(
        row.getLong("id"),
        event(row),
        row.getString("conversation_id"),
        row.getString("user_id"),
        row.getString("bot_type"),
        row.getString("error_code"),
        row.getString("error_details"),
        row.getString("fingerprint"),
        DeadLetterSource.valueOf(row.getString("source")),
        row.getInt("attempts"),
        row.getString("worker"),
        instant(row, "first_failed_at"),
        instant(row, "died_at"),
        DeadLetterState.valueOf(row.getString("state")),
        optionalInstant(row, "resolved_at"),
        row.getObject("replay_id", Long.class),
        row.getObject("died_in_replay", Long.class),
        copy(row.getString("copy")),
        row.getString("trace_id"));
  }

  static Attempt attempt(ResultSet row, int number) throws SQLException {
    return new Attempt(
        row.getInt("attempt"),
        row.getString("worker"),
        instant(row, "started_at"),
        instant(row, "ended_at"),
        row.getString("outcome"),
        row.getString("error_code"),
        row.getString("error_details"),
        row.getString("retry_tier"),
        optionalInstant(row, "next_attempt_at"));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Instant optionalInstant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static @Nullable EventId event(ResultSet row) throws SQLException {
    Long id = row.getObject("event_id", Long.class);
    return id == null ? null : new EventId(id);
  }

  private static DeadLetter.@Nullable Copy copy(@Nullable String name) {
    return name == null ? null : DeadLetter.Copy.valueOf(name);
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
