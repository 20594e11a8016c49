package dev.rapport.worker.infrastructure.postgres;

import dev.rapport.model.contract.EventId;
import dev.rapport.model.conversation.ConversationLog;
import dev.rapport.model.failure.PermanentException;
import dev.rapport.shared.faults.FailPoint;
import dev.rapport.shared.postgres.PostgresFailures;
import dev.rapport.shared.postgres.StoredDocuments;
import dev.rapport.worker.application.AnalysedEvent;
import dev.rapport.worker.application.Claim;
import dev.rapport.worker.application.ClaimedEvent;
import dev.rapport.worker.application.Events;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The events' rows in PostgreSQL. Each statement is its own transaction. */
final class PostgresEvents implements Events {

  private static final String READ_LOG =
      "select raw_conversation_log::text from conversation_events where id = :id";

  private static final String LOG_SIZE =
      "select octet_length(raw_conversation_log::text) from conversation_events where id = :id";

  /** Whoever holds the lease: who lost it has paid for its analysis, too. */
  private static final String KEEP_ANALYSIS =
      """
      update conversation_events set analysis = :analysis::jsonb
      where id = :id and status in ('PENDING', 'PROCESSING')
        and analysis -> 'degraded' is distinct from '[]'::jsonb
      """;

  private static final String SKIP =
      """
      update conversation_events
      set status = 'SKIPPED', lease_owner = null, lease_until = null, next_attempt_at = null,
          processed_at = now(), processed_by = 'worker-' || :worker, updated_at = now()
      where id = any (:ids) and status in ('PENDING', 'PROCESSING')
      """;

  private static final String HAND_BACK =
      """
      update conversation_events
      set status = 'PENDING', attempt_count = greatest(attempt_count - 1, 0), lease_owner = null,
          lease_until = null, updated_at = now()
      where status in ('PENDING', 'PROCESSING') and lease_owner = :worker
        and (id = any (:ids)) = :these
      """;

  private final JdbcClient jdbc;
  private final PostgresPresence presence;
  private final StoredDocuments documents = new StoredDocuments();
  private final PostgresClaims claims;

  PostgresEvents(DataSource database, PostgresPresence presence, Duration lease) {
    this.jdbc = JdbcClient.create(database);
    this.presence = presence;
    this.claims = new PostgresClaims(jdbc, presence, lease, new ClaimedRows(documents));
  }

  @Override
  public Map<EventId, Claim> claim(Collection<EventId> ids) {
    FailPoint.WORKER_BEFORE_CLAIM.reach();
    Map<EventId, Claim> answers = PostgresFailures.translated(() -> claims.ask(ids, false));
    answers.values().forEach(PostgresEvents::claimed);
    return answers;
  }

  /** The second crash may be charged only now; the event is then nobody's, and due. */
  @Override
  public Claim claimAlone(EventId id) {
    Claim answer =
        PostgresFailures.translated(
            () -> {
              Claim claim = claims.askAlone(id);
              return claim instanceof Claim.Suspect ? claims.askAlone(id) : claim;
            });
    claimed(answer);
    return answer;
  }

  @Override
  public long logSize(ClaimedEvent event) {
    String text = event.shortLog();
    return text == null ? readLogSize(event.id()) : text.length();
  }

  @Override
  public ConversationLog log(ClaimedEvent event) {
    FailPoint.WORKER_WHILE_WORKING.reach(event.conversationId());
    String text = event.shortLog();
    String json = text == null ? readLog(event.id()) : text;
    return documents.log(json, event.startTime(), event.endTime());
  }

  @Override
  public void keepAnalysis(AnalysedEvent event) {
    String analysis = documents.write(event.analysis());
    update(KEEP_ANALYSIS, Map.of("id", event.event().id().value(), "analysis", analysis));
  }

  @Override
  public void skip(List<EventId> ids) {
    update(SKIP, Map.of("ids", array(ids), "worker", presence.number()));
  }

  @Override
  public void handBack(Collection<EventId> ids) {
    update(HAND_BACK, Map.of("ids", array(ids), "worker", presence.number(), "these", true));
  }

  @Override
  public void handBackAllBut(Collection<EventId> kept) {
    update(HAND_BACK, Map.of("ids", array(kept), "worker", presence.number(), "these", false));
  }

  private static void claimed(Claim answer) {
    if (answer instanceof Claim.Taken(ClaimedEvent event)) {
      FailPoint.WORKER_AFTER_CLAIM.reach(event.conversationId());
    }
  }

  private long readLogSize(EventId id) {
    return PostgresFailures.translated(
            () -> jdbc.sql(LOG_SIZE).param("id", id.value()).query(Long.class).optional())
        .orElse(0L);
  }

  private String readLog(EventId id) {
    return PostgresFailures.translated(
            () -> jdbc.sql(READ_LOG).param("id", id.value()).query(String.class).optional())
        .orElseThrow(() -> new PermanentException("LOG_MISSING", "the log is not stored", null));
  }

  private void update(String statement, Map<String, ?> parameters) {
    PostgresFailures.run(() -> jdbc.sql(statement).params(parameters).update());
  }

  private static Long[] array(Collection<EventId> ids) {
    return ids.stream().map(EventId::value).toArray(Long[]::new);
  }
}
