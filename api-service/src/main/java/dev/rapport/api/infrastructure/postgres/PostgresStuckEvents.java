package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.sweep.StuckEvents;
import dev.rapport.shared.postgres.PostgresFailures;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes stuck rows unpublished; each statement uses its own partial index. */
final class PostgresStuckEvents implements StuckEvents {

  /**
   * Whose it was stays written, and since when: the next claim tells a dead worker from a living
   * one, and charges.
   */
  private static final String RETURN_EXPIRED =
      """
      update conversation_events e
      set status = 'PENDING', published_at = null, lease_until = null
      from (
        select id from conversation_events
        where status = 'PROCESSING' and lease_until < now()
        order by lease_until
        limit :limit
        for update skip locked
      ) as expired
      where e.id = expired.id
      """;

  private static final String RETURN_DUE =
      """
      update conversation_events e
      set published_at = null, lease_until = null, updated_at = now()
      from (
        select id from conversation_events
        where status = 'PENDING' and published_at is not null and next_attempt_at is not null
          and next_attempt_at < now() - make_interval(secs => :graceSeconds)
          and published_at < now() - make_interval(secs => :graceSeconds)
        order by next_attempt_at
        limit :limit
        for update skip locked
      ) as due
      where e.id = due.id
      """;

  /** The oldest come first and the newest {@code held} are left alone. */
  private static final String RETURN_LOST =
      """
      with stale as (
        select count(*) as events from conversation_events
        where status = 'PENDING' and published_at < now() - make_interval(secs => :ageSeconds)
          and next_attempt_at is null
      )
      update conversation_events e
      set published_at = null, lease_until = null, updated_at = now()
      from (
        select id from conversation_events
        where status = 'PENDING' and published_at < now() - make_interval(secs => :ageSeconds)
          and next_attempt_at is null
        order by published_at, id
        limit least(:limit, greatest(0, (select events from stale) - :held))
        for update skip locked
      ) as lost
      where e.id = lost.id
      """;

  private final JdbcClient jdbc;

  PostgresStuckEvents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public int returnExpired(int limit) {
    return PostgresFailures.translated(
        () -> jdbc.sql(RETURN_EXPIRED).param("limit", limit).update());
  }

  @Override
  public int returnDue(Duration grace, int limit) {
    return PostgresFailures.translated(
        () ->
            jdbc.sql(RETURN_DUE)
                .param("graceSeconds", grace.toSeconds())
                .param("limit", limit)
                .update());
  }

  @Override
  public int returnLost(Duration age, long held, int limit) {
    return PostgresFailures.translated(
        () ->
            jdbc.sql(RETURN_LOST)
                .param("ageSeconds", age.toSeconds())
                .param("held", held)
                .param("limit", limit)
                .update());
  }
}
