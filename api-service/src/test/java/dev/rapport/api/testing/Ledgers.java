package dev.rapport.api.testing;

import dev.rapport.shared.testing.TestDatabase;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Events in any state, and scores as a worker applies them. */
public final class Ledgers {

  private static final String EVENT =
      """
      insert into conversation_events (conversation_id, user_id, bot_type, start_time, end_time,
        content_hash, raw_conversation_log, status, processed_at, friendship_score_change,
        new_friendship_level, lease_until)
      values (?, ?, 'TALK', now() - interval '2 minutes', now(), decode(md5(?), 'hex'), '[]', ?,
        case when ? in ('PROCESSED', 'SKIPPED') then now() end, 4, 'PHASE1_STRANGER',
        now() + interval '1 hour')
      returning id
      """;

  private static final String USER =
      "insert into friendship_status (user_id) values (?) on conflict do nothing";

  private static final String ENTRY =
      """
      insert into score_ledger (event_id, user_id, change, score_before, score_after,
        formula_version, attempt)
      select ?, user_id, 4, friendship_score, friendship_score + 4, 'v1', 1
      from friendship_status where user_id = ? for update
      """;

  private static final String MOVE =
      "update friendship_status set friendship_score = friendship_score + 4 where user_id = ?";

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final AtomicInteger sequence = new AtomicInteger();

  public Ledgers(TestDatabase database) {
    DriverManagerDataSource source = new DriverManagerDataSource(database.url());
    this.jdbc = new JdbcTemplate(source);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
  }

  /** An event and nothing else; a publisher's lease keeps the relay away from it. */
  public long event(String user, String status) {
    String conversation = "ledger-" + sequence.incrementAndGet();
    Long id =
        jdbc.queryForObject(EVENT, Long.class, conversation, user, conversation, status, status);
    if (id == null) {
      throw new IllegalStateException("no event was stored");
    }
    return id;
  }

  /** So many events, each with its effect, all in one transaction; the id of the last one. */
  public long score(String user, int events) {
    Long last =
        transaction.execute(
            _ -> {
              long id = 0;
              jdbc.update(USER, user);
              for (int i = 0; i < events; i++) {
                id = event(user, "PROCESSED");
                jdbc.update(ENTRY, id, user);
                jdbc.update(MOVE, user);
              }
              return id;
            });
    return last == null ? 0 : last;
  }

  /** For what no port can bring about. */
  public void execute(String sql) {
    jdbc.execute(sql);
  }

  /** Forgets everything. */
  public void clear() {
    execute(
        "truncate conversation_events, event_attempts, score_ledger, friendship_status,"
            + " dead_letters, replays, replay_items, workers, consumption_pause");
  }
}
