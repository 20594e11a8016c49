package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.publishing.Outbox;
import dev.rapport.model.contract.ConversationEnded;
import dev.rapport.model.contract.EventId;
import dev.rapport.shared.postgres.PostgresFailures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The unpublished events of the event table, found by its partial index of pending ones. */
final class PostgresOutbox implements Outbox {

  /** Other relays skip what this one is taking; it commits before anything is published. */
  private static final String LEASE_UNPUBLISHED =
      """
      update conversation_events e
      set lease_until = now() + make_interval(secs => :leaseSeconds)
      from (
        select id from conversation_events
        where status = 'PENDING' and published_at is null
          and (lease_until is null or lease_until < now())
          and (next_attempt_at is null or next_attempt_at <= now())
        order by id
        limit :limit
        for update skip locked
      ) as free
      where e.id = free.id
      returning e.id, e.conversation_id, e.user_id, e.bot_type, e.attempt_count, e.traceparent
      """;

  /** A claim may have come first: it sets the mark itself, and the lease is then the worker's. */
  private static final String MARK_PUBLISHED =
      """
      update conversation_events
      set published_at = now(), lease_until = null
      where id = any(:ids) and status = 'PENDING' and published_at is null
      """;

  private static final String RELEASE =
      """
      update conversation_events set lease_until = null
      where id = any(:ids) and status = 'PENDING' and published_at is null
      """;

  private final JdbcClient jdbc;

  PostgresOutbox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<ConversationEnded> lease(int limit, Duration lease) {
    return PostgresFailures.translated(
        () ->
            jdbc.sql(LEASE_UNPUBLISHED)
                .param("leaseSeconds", lease.toSeconds())
                .param("limit", limit)
                .query(PostgresOutbox::message)
                .list());
  }

  @Override
  public void markPublished(List<EventId> events) {
    PostgresFailures.run(() -> jdbc.sql(MARK_PUBLISHED).param("ids", ids(events)).update());
  }

  @Override
  public void release(List<EventId> events) {
    PostgresFailures.run(() -> jdbc.sql(RELEASE).param("ids", ids(events)).update());
  }

  private static Long[] ids(List<EventId> events) {
    return events.stream().map(EventId::value).sorted().toArray(Long[]::new);
  }

  private static ConversationEnded message(ResultSet row, int number) throws SQLException {
    return new ConversationEnded(
        new EventId(row.getLong("id")),
        row.getString("conversation_id"),
        row.getString("user_id"),
        row.getString("bot_type"),
        row.getInt("attempt_count"),
        row.getString("traceparent"));
  }
}
