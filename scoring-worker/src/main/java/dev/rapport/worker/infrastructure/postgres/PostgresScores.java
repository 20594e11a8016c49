package dev.rapport.worker.infrastructure.postgres;

import dev.rapport.model.activities.Catalogue;
import dev.rapport.model.activities.Catalogues;
import dev.rapport.model.contract.EventId;
import dev.rapport.model.contract.EventStatus;
import dev.rapport.model.scoring.FriendshipStatus;
import dev.rapport.shared.faults.FailPoint;
import dev.rapport.shared.postgres.PostgresFailures;
import dev.rapport.shared.postgres.StatusRows;
import dev.rapport.worker.application.AnalysedEvent;
import dev.rapport.worker.application.Applied;
import dev.rapport.worker.application.FriendshipLedger;
import dev.rapport.worker.application.Scores;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Scores in PostgreSQL. Locks events, then users, each in the order of their keys, so that two
 * workers cannot deadlock; users last, because many events wait for one user.
 */
final class PostgresScores implements Scores {

  private static final String LOCK_EVENTS =
      """
      select e.id, e.status, l.event_id is not null as in_ledger
      from conversation_events e left join score_ledger l on l.event_id = e.id
      where e.id = any (:ids)
      order by e.id for update of e
      """;

  /** A replay of what counts already. */
  private static final String COMPLETE_FROM_LEDGER =
      """
      update conversation_events e
      set status = 'PROCESSED', processed_at = now(), lease_owner = null, lease_until = null,
          next_attempt_at = null, friendship_score_change = l.change, error_code = null,
          error_details = null, updated_at = now()
      from score_ledger l
      where e.id = any (:ids) and l.event_id = e.id
      """;

  private static final String CREATE_MISSING_USERS =
      """
      insert into friendship_status (user_id)
      select u from unnest(:users) u
      where not exists (select 1 from friendship_status f where f.user_id = u)
      order by u
      on conflict do nothing
      """;

  private static final String LOCK_USERS =
      """
      select %s from friendship_status where user_id = any (:users) order by user_id for update
      """
          .formatted(StatusRows.COLUMNS);

  private static final String WRITE_LEDGER =
      """
      insert into score_ledger (event_id, user_id, change, score_before, score_after,
                                formula_version, attempt, replay_id)
      select * from unnest(:ids, :users, :changes, :before, :after, :formulas, :attempts, :replays)
      """;

  private static final String FINISH_EVENTS =
      """
      update conversation_events e
      set status = 'PROCESSED', processed_at = now(), processed_by = 'worker-' || :worker,
          lease_owner = null, lease_until = null, next_attempt_at = null, crash_count = 0,
          friendship_score_change = s.change, new_friendship_level = s.level,
          score_calculation_details = s.details::jsonb, analysis = s.analysis::jsonb,
          error_code = null, error_details = null, updated_at = now()
      from unnest(:ids, :changes, :levels, :details, :analyses)
           as s (id, change, level, details, analysis)
      where e.id = s.id
      """;

  private static final String MOVE_USERS =
      """
      update friendship_status f
      set friendship_score = s.score, friendship_level = s.level,
          last_interaction_date = s.last_date::date, streak_day = s.streak,
          total_turns = s.turns, topic_metrics = s.topics::jsonb, version = s.version,
          updated_at = now()
      from unnest(:users, :scores, :levels, :lastDates, :streaks, :turns, :topics, :versions)
           as s (user_id, score, level, last_date, streak, turns, topics, version)
      where f.user_id = s.user_id
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final PostgresPresence presence;
  private final FriendshipLedger ledger;
  private final Catalogues catalogues;
  private final StatusRows statusRows = new StatusRows();
  private final Columns columns = new Columns();

  PostgresScores(
      DataSource database,
      PostgresPresence presence,
      FriendshipLedger ledger,
      Catalogues catalogues) {
    this.catalogues = catalogues;
    this.jdbc = JdbcClient.create(database);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    this.presence = presence;
    this.ledger = ledger;
  }

  @Override
  public Map<EventId, Applied> apply(List<AnalysedEvent> batch) {
    // Before the transaction: it may need a connection of its own.
    Catalogue catalogue = catalogues.current();
    Map<EventId, Applied> answers =
        PostgresFailures.translated(
            () -> Objects.requireNonNull(transaction.execute(_ -> applyLocked(batch, catalogue))));
    reach(FailPoint.WORKER_AFTER_APPLY, batch);
    return answers;
  }

  private Map<EventId, Applied> applyLocked(List<AnalysedEvent> batch, Catalogue catalogue) {
    Set<EventId> open = lockOpen(batch);
    Map<EventId, Applied> answers = new HashMap<>();
    batch.forEach(event -> answers.put(event.event().id(), new Applied.Already()));
    List<AnalysedEvent> counting =
        batch.stream().filter(event -> open.contains(event.event().id())).toList();
    if (!counting.isEmpty()) {
      FriendshipLedger.Posting posting = ledger.post(counting, lockUsers(counting), catalogue);
      write(posting);
      posting.entries().forEach(entry -> answers.put(id(entry), now(entry, posting)));
    }
    reach(FailPoint.WORKER_BEFORE_APPLY_COMMIT, batch);
    return answers;
  }

  private static void reach(FailPoint point, List<AnalysedEvent> batch) {
    batch.forEach(event -> point.reach(event.event().conversationId()));
  }

  /** Those that may still count; what is in the ledger already is completed instead. */
  private Set<EventId> lockOpen(List<AnalysedEvent> batch) {
    Long[] ids = batch.stream().map(event -> event.event().id().value()).toArray(Long[]::new);
    List<LockedEvent> pending =
        jdbc.sql(LOCK_EVENTS).param("ids", ids).query(PostgresScores::lockedEvent).list().stream()
            .filter(event -> !event.status().isFinal())
            .toList();
    Long[] counted =
        pending.stream().filter(LockedEvent::inLedger).map(LockedEvent::id).toArray(Long[]::new);
    if (counted.length > 0) {
      jdbc.sql(COMPLETE_FROM_LEDGER).param("ids", counted).update();
    }
    return pending.stream()
        .filter(event -> !event.inLedger())
        .map(event -> new EventId(event.id()))
        .collect(Collectors.toSet());
  }

  private record LockedEvent(long id, EventStatus status, boolean inLedger) {}

  private static LockedEvent lockedEvent(ResultSet row, int number) throws SQLException {
    EventStatus status = EventStatus.valueOf(row.getString("status"));
    return new LockedEvent(row.getLong("id"), status, row.getBoolean("in_ledger"));
  }

  private Map<String, FriendshipStatus> lockUsers(List<AnalysedEvent> counting) {
    String[] users =
        counting.stream().map(event -> event.event().userId()).distinct().toArray(String[]::new);
    jdbc.sql(CREATE_MISSING_USERS).param("users", users).update();
    return jdbc.sql(LOCK_USERS).param("users", users).query(statusRows).list().stream()
        .collect(Collectors.toMap(FriendshipStatus::userId, Function.identity()));
  }

  private void write(FriendshipLedger.Posting posting) {
    jdbc.sql(WRITE_LEDGER).params(columns.ledger(posting.entries())).update();
    jdbc.sql(FINISH_EVENTS)
        .params(columns.events(posting.entries()))
        .param("worker", presence.number())
        .update();
    Collection<FriendshipStatus> moved = posting.statuses().values();
    jdbc.sql(MOVE_USERS).params(columns.users(List.copyOf(moved))).update();
  }

  private static EventId id(FriendshipLedger.Entry entry) {
    return entry.event().event().id();
  }

  private static Applied now(FriendshipLedger.Entry entry, FriendshipLedger.Posting posting) {
    String userId = entry.event().event().userId();
    return new Applied.Now(Objects.requireNonNull(posting.statuses().get(userId)));
  }
}
