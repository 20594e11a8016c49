package dev.rapport.worker.infrastructure.postgres;

import dev.rapport.model.topology.RetryTier;
import dev.rapport.shared.faults.FailPoint;
import dev.rapport.shared.postgres.PostgresFailures;
import dev.rapport.worker.application.ClaimedEvent;
import dev.rapport.worker.application.DeadLetter;
import dev.rapport.worker.application.FailedAttempt;
import dev.rapport.worker.application.FailedAttempts;
import dev.rapport.worker.application.Failure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Failed attempts and dead letters in PostgreSQL. Each statement is its own transaction. */
final class PostgresFailedAttempts implements FailedAttempts {

  private static final int MAX_BODY_BYTES = 64 * 1024;

  /** The attempt in the condition keeps out a worker that wakes up late. */
  private static final String RETRY =
      """
      with failed as (
        update conversation_events
        set status = 'PENDING', next_attempt_at = now() + :delaySeconds * interval '1 second',
            lease_owner = null, lease_until = null, crash_count = 0, error_code = :code,
            error_details = :details, updated_at = now()
        where id = :id and status = 'PROCESSING' and lease_owner = :worker
          and attempt_count = :attempt
        returning id, next_attempt_at),
      recorded as (
        insert into event_attempts (event_id, attempt, worker, started_at, outcome, error_code,
                                    error_details, retry_tier, next_attempt_at)
        select id, :attempt, 'worker-' || :worker, :startedAt, 'RETRY', :code, :details, :tier,
               next_attempt_at
        from failed)
      select next_attempt_at from failed
      """;

  private static final String DIE =
      """
      with failed as (
        update conversation_events
        set status = 'FAILED', next_attempt_at = null, lease_owner = null, lease_until = null,
            crash_count = 0, error_code = :code, error_details = :details, updated_at = now()
        where id = :id and status = 'PROCESSING' and lease_owner = :worker
          and attempt_count = :attempt
        returning id, replay_id),
      recorded as (
        insert into event_attempts (event_id, attempt, worker, started_at, outcome, error_code,
                                    error_details)
        select id, :attempt, 'worker-' || :worker, :startedAt, 'DEAD', :code, :details
        from failed)
      insert into dead_letters (event_id, source, error_code, error_details, fingerprint, attempts,
                                worker, died_in_replay, first_failed_at)
      select id, 'WORKER', :code, :details, :fingerprint, :attempt, 'worker-' || :worker, replay_id,
             coalesce(
               (select min(a.ended_at) from event_attempts a
                where a.event_id = :id and a.ended_at > coalesce(
                  (select max(d.resolved_at) from dead_letters d where d.event_id = :id),
                  '-infinity')),
               now())
      from failed
      on conflict (event_id) where resolved_at is null
      do update set error_code = excluded.error_code, error_details = excluded.error_details,
                    fingerprint = excluded.fingerprint, attempts = excluded.attempts,
                    worker = excluded.worker, died_in_replay = excluded.died_in_replay,
                    died_at = now(), published_at = null
      returning id, first_failed_at
      """;

  /** The same message is the same dead letter, however often it is delivered. */
  private static final String BURY =
      """
      insert into dead_letters (source, error_code, error_details, fingerprint, attempts, worker,
                                first_failed_at, message_body, body_hash)
      values ('MESSAGE', :code, :details, :fingerprint, 0, 'worker-' || :worker, now(), :body,
              sha256(:body))
      on conflict (body_hash) where event_id is null and resolved_at is null
      do update set worker = dead_letters.worker
      returning id, first_failed_at
      """;

  private static final String MARK_PUBLISHED =
      "update dead_letters set published_at = now() where id = any (:ids) and published_at is null";

  private final JdbcClient jdbc;
  private final PostgresPresence presence;

  PostgresFailedAttempts(DataSource database, PostgresPresence presence) {
    this.jdbc = JdbcClient.create(database);
    this.presence = presence;
  }

  @Override
  public Optional<Instant> retry(FailedAttempt failed, RetryTier tier) {
    Optional<Instant> due =
        PostgresFailures.translated(
            () ->
                jdbc.sql(RETRY)
                    .params(parameters(failed))
                    .param("delaySeconds", tier.delay().toSeconds())
                    .param("tier", tier.key())
                    .query((row, _) -> ClaimedRows.instant(row, "next_attempt_at"))
                    .optional());
    FailPoint.WORKER_AFTER_FAIL_COMMIT.reach(failed.event().conversationId());
    return due;
  }

  @Override
  public Optional<DeadLetter> die(FailedAttempt failed) {
    ClaimedEvent event = failed.event();
    DeadLetter.Content content = new DeadLetter.Content.Event(event.toMessage());
    Optional<DeadLetter> letter =
        PostgresFailures.translated(
            () ->
                jdbc.sql(DIE)
                    .params(parameters(failed))
                    .param("fingerprint", failed.failure().fingerprint())
                    .query((row, _) -> letter(row, content, failed.failure(), event.attempt()))
                    .optional());
    FailPoint.WORKER_AFTER_DEAD_COMMIT.reach(event.conversationId());
    return letter;
  }

  @Override
  public DeadLetter bury(byte[] body, Failure failure) {
    byte[] kept = Arrays.copyOf(body, Math.min(body.length, MAX_BODY_BYTES));
    return PostgresFailures.translated(() -> buried(kept, failure));
  }

  @Override
  public void markPublished(Collection<DeadLetter> confirmed) {
    if (confirmed.isEmpty()) {
      return;
    }
    Long[] ids = confirmed.stream().map(DeadLetter::rowId).toArray(Long[]::new);
    PostgresFailures.run(() -> jdbc.sql(MARK_PUBLISHED).param("ids", ids).update());
  }

  private DeadLetter buried(byte[] body, Failure failure) {
    DeadLetter.Content content = new DeadLetter.Content.Body(body);
    return jdbc.sql(BURY)
        .param("code", failure.code())
        .param("details", failure.details())
        .param("fingerprint", failure.fingerprint())
        .param("worker", presence.number())
        .param("body", body)
        .query((row, _) -> letter(row, content, failure, 0))
        .single();
  }

  private static DeadLetter letter(
      ResultSet row, DeadLetter.Content content, Failure failure, int attempts)
      throws SQLException {
    Instant firstFailedAt = ClaimedRows.instant(row, "first_failed_at");
    return new DeadLetter(row.getLong("id"), content, failure, attempts, firstFailedAt);
  }

  private Map<String, Object> parameters(FailedAttempt failed) {
    ClaimedEvent event = failed.event();
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("id", event.id().value());
    parameters.put("worker", presence.number());
    parameters.put("attempt", (short) event.attempt());
    parameters.put("startedAt", OffsetDateTime.ofInstant(event.claimedAt(), ZoneOffset.UTC));
    parameters.put("code", failed.failure().code());
    parameters.put("details", failed.failure().details());
    return parameters;
  }
}
