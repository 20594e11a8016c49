package dev.rapport.api;

import dev.rapport.shared.testing.TestDatabase;
import java.util.List;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events and dead letters as the services store them, and what a worker would do to them. */
final class StoredDeadLetters {

  private final JdbcClient jdbc;

  StoredDeadLetters(TestDatabase database) {
    this.jdbc = database.jdbc();
  }

  void clear() {
    var _ =
        jdbc.sql(
                """
                truncate conversation_events, dead_letters, event_attempts, replays, replay_items,
                  score_ledger, operator_actions cascade
                """)
            .update();
  }

  /** A published event that waits for a worker. */
  long event(String user) {
    return jdbc.sql(
            """
            insert into conversation_events (conversation_id, user_id, bot_type, start_time,
              end_time, content_hash, status, published_at, traceparent)
            values (gen_random_uuid()::text, :user, 'TALK', now(), now() + interval '1 min',
              decode('00', 'hex'), 'PENDING', now(),
              '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01')
            returning id
            """)
        .param("user", user)
        .query(Long.class)
        .single();
  }

  /** A dead event, long enough dead for the relay to publish its copy; its attempts failed so. */
  long dead(String user, String code) {
    long event = event(user);
    var _ =
        jdbc.sql(
                """
                with died as (
                  update conversation_events
                  set status = 'FAILED', attempt_count = 5, error_code = :code,
                    analysis = '{"degraded":["EMOTION"]}'
                  where id = :event returning id),
                attempted as (
                  insert into event_attempts (event_id, attempt, worker, started_at, ended_at,
                    outcome, error_code, error_details)
                  select id, 5, 'worker-1', now() - interval '3 min', now() - interval '2 min',
                    'DEAD', :code, 'no answer' from died)
                insert into dead_letters (event_id, source, error_code, error_details, fingerprint,
                  attempts, worker, first_failed_at, died_at)
                select id, 'WORKER', :code, 'no answer', :code || '@Model.ask', 5, 'worker-1',
                  now() - interval '3 h', now() - interval '2 min' from died
                """)
            .param("event", event)
            .param("code", code)
            .update();
    return event;
  }

  /** So many dead events of users "good-…". */
  List<Long> dead(int events, String code) {
    return LongStream.range(0, events).map(i -> dead("good-" + i, code)).boxed().toList();
  }

  /** Does once what a worker does: events of users "bad…" die again, all others are scored. */
  void work() {
    var _ =
        jdbc.sql(
                """
                with done as (
                  update conversation_events
                  set status = 'PROCESSED', processed_at = now(), attempt_count = 1
                  where status = 'PENDING' and published_at is not null and user_id not like 'bad%'
                  returning id, user_id, replay_id)
                insert into score_ledger (event_id, user_id, change, score_before, score_after,
                  formula_version, attempt, replay_id)
                select id, user_id, 4, 0, 4, 'v1', 1, replay_id from done
                """)
            .update();
    var _ =
        jdbc.sql(
                """
                with died as (
                  update conversation_events set status = 'FAILED', error_code = 'INVALID'
                  where status = 'PENDING' and published_at is not null and user_id like 'bad%'
                  returning id, replay_id)
                insert into dead_letters (event_id, source, error_code, fingerprint, attempts,
                  worker, first_failed_at, died_in_replay)
                select id, 'WORKER', 'INVALID', 'INVALID', 1, 'worker-2', now(), replay_id from died
                """)
            .update();
  }

  /** A cause is mended: nobody's events die any more. */
  void mend() {
    var _ =
        jdbc.sql(
                "update conversation_events set user_id = 'mended-' || id where user_id like 'bad%'")
            .update();
  }

  long count(String what) {
    return jdbc.sql("select count(*) from " + what).query(Long.class).single();
  }

  long letterOf(long event) {
    return jdbc.sql("select max(id) from dead_letters where event_id = :event")
        .param("event", event)
        .query(Long.class)
        .single();
  }
}
