package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.publishing.DeadLetter;
import dev.rapport.api.application.publishing.DeadLetterOutbox;
import dev.rapport.model.contract.ConversationEnded;
import dev.rapport.model.contract.EventId;
import dev.rapport.shared.postgres.PostgresFailures;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The open dead letters without a confirmed copy. */
final class PostgresDeadLetterOutbox implements DeadLetterOutbox {

  private static final String LEASE_UNPUBLISHED =
      """
      with leased as (
        update dead_letters d
        set lease_until = now() + make_interval(secs => :leaseSeconds)
        from (
          select id from dead_letters
          where published_at is null and resolved_at is null
            and died_at < now() - make_interval(secs => :olderThanSeconds)
            and (lease_until is null or lease_until < now())
          order by id
          limit :limit
          for update skip locked
        ) as free
        where d.id = free.id
        returning d.*
      )
      select d.id, d.event_id, d.message_body, d.error_code, d.error_details, d.fingerprint,
        d.attempts, d.first_failed_at, e.conversation_id, e.user_id, e.bot_type, e.traceparent
      from leased d left join conversation_events e on e.id = d.event_id
      """;

  private static final String MARK_PUBLISHED =
      """
      update dead_letters set published_at = now(), lease_until = null, copy_gone_at = null
      where id = any(:ids) and published_at is null
      """;

  private final JdbcClient jdbc;

  PostgresDeadLetterOutbox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<DeadLetter> lease(int limit, Duration olderThan, Duration lease) {
    return PostgresFailures.translated(
        () ->
            jdbc.sql(LEASE_UNPUBLISHED)
                .param("leaseSeconds", lease.toSeconds())
                .param("olderThanSeconds", olderThan.toSeconds())
                .param("limit", limit)
                .query(PostgresDeadLetterOutbox::deadLetter)
                .list());
  }

  @Override
  public void markPublished(List<Long> ids) {
    PostgresFailures.run(
        () -> jdbc.sql(MARK_PUBLISHED).param("ids", ids.toArray(Long[]::new)).update());
  }

  private static DeadLetter deadLetter(ResultSet row, int number) throws SQLException {
    byte[] body = row.getBytes("message_body");
    return new DeadLetter(
        row.getLong("id"),
        event(row),
        body == null ? null : ByteBuffer.wrap(body),
        row.getString("error_code"),
        row.getString("error_details"),
        row.getString("fingerprint"),
        row.getInt("attempts"),
        row.getObject("first_failed_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable ConversationEnded event(ResultSet row) throws SQLException {
    long id = row.getLong("event_id");
    return row.wasNull()
        ? null
        : new ConversationEnded(
            new EventId(id),
            row.getString("conversation_id"),
            row.getString("user_id"),
            row.getString("bot_type"),
            row.getInt("attempts"),
            row.getString("traceparent"));
  }
}
