package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.ingest.Acceptance;
import dev.rapport.api.application.ingest.Acceptance.Stored;
import dev.rapport.api.application.ingest.Acceptance.Taken;
import dev.rapport.api.application.ingest.Inbox;
import dev.rapport.api.application.ingest.NewEvent;
import dev.rapport.model.contract.EventId;
import dev.rapport.model.contract.EventStatus;
import dev.rapport.shared.faults.FailPoint;
import dev.rapport.shared.postgres.PostgresFailures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores groups of events with one statement, and one more where some were stored before. */
final class PostgresInbox implements Inbox {

  /** Each statement is a transaction of its own: a row that is returned is committed. */
  private static final String INSERT_EVENTS =
      """
      insert into conversation_events (
        conversation_id, original_conversation_id, user_id, bot_type, bot_id, bot_name, agent_tag,
        start_time, end_time, content_hash, raw_conversation_log, status, traceparent, lease_until,
        processed_at)
      select conversation_id, original_id, user_id, bot_type, bot_id, bot_name, agent_tag,
        start_time, end_time, decode(hash, 'hex'), log, status, traceparent,
        case when lease_seconds > 0 then now() + make_interval(secs => lease_seconds) end,
        case when status = 'SKIPPED' then now() end
      from unnest(
        :conversationIds::text[], :originalIds::text[], :userIds::text[], :botTypes::text[],
        :botIds::text[], :botNames::text[], :agentTags::text[], :startTimes::timestamptz[],
        :endTimes::timestamptz[], :hashes::text[], :logs::jsonb[], :statuses::text[],
        :traceparents::text[], :leases::float8[])
        as posted (
          conversation_id, original_id, user_id, bot_type, bot_id, bot_name, agent_tag, start_time,
          end_time, hash, log, status, traceparent, lease_seconds)
      on conflict do nothing
      returning id, conversation_id, original_conversation_id, encode(content_hash, 'hex') as hash,
        status, created_at
      """;

  private static final String FIND_BY_CONTENT =
      """
      select e.id, e.conversation_id, e.original_conversation_id,
        encode(e.content_hash, 'hex') as hash, e.status, e.created_at
      from unnest(:postedIds::text[], :hashes::text[]) as posted (conversation_id, hash)
      join conversation_events e
        on coalesce(e.original_conversation_id, e.conversation_id) = posted.conversation_id
        and e.content_hash = decode(posted.hash, 'hex')
      """;

  /** Concurrent groups meet the same rows in the same order, so they cannot deadlock. */
  private static final Comparator<NewEvent> LOCK_ORDER =
      Comparator.comparing(NewEvent::conversationId).thenComparing(event -> event.hash().hex());

  private final JdbcClient jdbc;

  /** Posted id and content: what makes two posts the same event. */
  private record Content(String postedId, String hash) {
    static Content of(NewEvent event) {
      return new Content(event.end().conversationId(), event.hash().hex());
    }
  }

  private record Row(Content content, Stored stored) {}

  PostgresInbox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Acceptance> accept(List<NewEvent> events) {
    return PostgresFailures.translated(
        () -> {
          events.forEach(event -> FailPoint.API_BEFORE_COMMIT.reach(event.conversationId()));
          Map<Content, Stored> fresh = byContent(insert(events));
          events.forEach(event -> FailPoint.API_AFTER_COMMIT.reach(event.conversationId()));
          List<NewEvent> others =
              events.stream().filter(event -> !fresh.containsKey(Content.of(event))).toList();
          Map<Content, Stored> known = others.isEmpty() ? Map.of() : byContent(find(others));
          return answers(events, fresh, known);
        });
  }

  private static List<Acceptance> answers(
      List<NewEvent> events, Map<Content, Stored> fresh, Map<Content, Stored> known) {
    Map<Content, Stored> stored = new HashMap<>(known);
    stored.putAll(fresh);
    List<Acceptance> answers = new ArrayList<>(events.size());
    for (NewEvent event : events) {
      Stored row = stored.get(Content.of(event));
      answers.add(row == null ? new Taken(event.conversationId()) : row);
      // Only the first of equal posts is new; the next ones repeat it.
      stored.computeIfPresent(Content.of(event), (content, first) -> repeated(first));
    }
    return answers;
  }

  private static Stored repeated(Stored first) {
    return new Stored(
        first.id(),
        first.conversationId(),
        first.originalConversationId(),
        first.status(),
        first.createdAt(),
        true);
  }

  private List<Row> insert(List<NewEvent> posted) {
    List<NewEvent> events = posted.stream().sorted(LOCK_ORDER).toList();
    return jdbc.sql(INSERT_EVENTS)
        .param("conversationIds", texts(events, NewEvent::conversationId))
        .param("originalIds", texts(events, NewEvent::originalConversationId))
        .param("userIds", texts(events, event -> event.end().userId()))
        .param("botTypes", texts(events, event -> event.end().bot().type()))
        .param("botIds", texts(events, event -> event.end().bot().id()))
        .param("botNames", texts(events, event -> event.end().bot().name()))
        .param("agentTags", texts(events, event -> event.end().bot().agentTag()))
        .param("startTimes", texts(events, event -> event.end().startTime().toString()))
        .param("endTimes", texts(events, event -> event.end().endTime().toString()))
        .param("hashes", texts(events, event -> event.hash().hex()))
        .param("logs", texts(events, event -> event.end().log()))
        .param("statuses", texts(events, event -> event.status().name()))
        .param("traceparents", texts(events, NewEvent::traceparent))
        .param("leases", texts(events, event -> Long.toString(event.lease().toSeconds())))
        .query((row, number) -> row(row, false))
        .list();
  }

  private List<Row> find(List<NewEvent> events) {
    return jdbc.sql(FIND_BY_CONTENT)
        .param("postedIds", texts(events, event -> event.end().conversationId()))
        .param("hashes", texts(events, event -> event.hash().hex()))
        .query((row, number) -> row(row, true))
        .list();
  }

  private static @Nullable String[] texts(
      List<NewEvent> events, Function<NewEvent, @Nullable String> field) {
    return events.stream().map(field).toArray(String[]::new);
  }

  private static Map<Content, Stored> byContent(List<Row> rows) {
    Map<Content, Stored> byContent = new HashMap<>();
    rows.forEach(row -> byContent.put(row.content(), row.stored()));
    return byContent;
  }

  private static Row row(ResultSet row, boolean duplicate) throws SQLException {
    String conversationId = row.getString("conversation_id");
    String originalId = row.getString("original_conversation_id");
    Stored stored =
        new Stored(
            new EventId(row.getLong("id")),
            conversationId,
            originalId,
            EventStatus.valueOf(row.getString("status")),
            row.getObject("created_at", OffsetDateTime.class).toInstant(),
            duplicate);
    String postedId = originalId == null ? conversationId : originalId;
    return new Row(new Content(postedId, row.getString("hash")), stored);
  }
}
