package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.events.EventArchive;
import dev.rapport.api.application.events.EventDetails;
import dev.rapport.api.application.events.EventSummary;
import dev.rapport.api.application.operations.consumption.ConsumptionBoard.Posted;
import dev.rapport.model.contract.EventId;
import dev.rapport.model.contract.EventStatus;
import dev.rapport.shared.postgres.PostgresFailures;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads events; the large log only when it is asked for. */
final class PostgresEventArchive implements EventArchive {

  private static final String BY_ID = EventRows.SELECT + "where e.id = :id";

  private static final String BY_CONVERSATION =
      EventRows.SELECT + "where e.conversation_id = :conversationId";

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

  private static final String REPLAYS =
      """
      select r.id, r.actor, r.reason, r.status, r.planned_at, r.started_at, i.stage,
        i.status as item_status, i.updated_at
      from replay_items i join replays r on r.id = i.replay_id
      where i.event_id = :id order by r.id limit 100
      """;

  /** Counts up to a bound, by the index of pending ones. */
  private static final String AHEAD =
      """
      select count(*) from (
        select 1 from conversation_events
        where status = 'PENDING' and published_at < :publishedAt
          and (next_attempt_at is null or next_attempt_at <= now())
        limit :most) as before
      """;

  /** Planned anew for each filter, because the driver plans with the values at first. */
  private static final String SEARCH =
      EventRows.SELECT
          + """
            where (:conversationId::text is null
                or coalesce(e.original_conversation_id, e.conversation_id) = :conversationId
                or e.conversation_id = :conversationId)
              and (:userId::text is null or e.user_id = :userId)
              and (:status::text is null or e.status = :status)
              and (:since::timestamptz is null or e.created_at >= :since)
              and (:until::timestamptz is null or e.created_at < :until)
              and (:before::bigint is null or e.id < :before)
            """;

  private static final String NEWEST = "order by e.id desc limit :limit";

  private static final String SEARCH_ALL = SEARCH + NEWEST;

  /** The condition is the partial index's own. */
  private static final String SEARCH_DEGRADED =
      SEARCH + "and e.analysis -> 'degraded' <> '[]'::jsonb " + NEWEST;

  private static final String SEARCH_WHOLE =
      SEARCH + "and coalesce(e.analysis -> 'degraded' = '[]'::jsonb, true) " + NEWEST;

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
            jdbc.sql(search(filter.degraded()))
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
                .param("since", timestamp(filter.since()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("until", timestamp(filter.until()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("limit", limit)
                .query(EventRows::summary)
                .list());
  }

  @Override
  public Posted board() {
    return PostgresFailures.translated(() -> BoardRows.read(jdbc));
  }

  private static String search(@Nullable Boolean degraded) {
    if (degraded == null) {
      return SEARCH_ALL;
    }
    return degraded ? SEARCH_DEGRADED : SEARCH_WHOLE;
  }

  private static @Nullable OffsetDateTime timestamp(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }

  private Optional<EventDetails> details(JdbcClient.StatementSpec event) {
    return event.query(EventRows::summary).optional().map(this::withHistory);
  }

  private EventDetails withHistory(EventSummary event) {
    long id = event.id().value();
    return new EventDetails(
        event,
        jdbc.sql(FAILED_ATTEMPTS).param("id", id).query(EventRows::failedAttempt).list(),
        jdbc.sql(DEATHS).param("id", id).query(EventRows::death).list(),
        jdbc.sql(REPLAYS).param("id", id).query(EventRows::replay).list(),
        ahead(event));
  }

  private @Nullable Long ahead(EventSummary event) {
    Instant published = event.publishedAt();
    return published == null || event.status() != EventStatus.PENDING
        ? null
        : jdbc.sql(AHEAD)
            .param("publishedAt", timestamp(published))
            .param("most", EventDetails.MANY)
            .query(Long.class)
            .single();
  }
}
