package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.operations.Change;
import dev.rapport.api.application.operations.deadletters.DeadLetterFilter;
import dev.rapport.api.application.operations.deadletters.Disposal;
import dev.rapport.shared.postgres.PostgresFailures;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts dead letters aside, each time with its audit. */
final class PostgresDisposal implements Disposal {

  private static final String COUNT =
      "select count(*) from %s where %s".formatted(DeadLetterRows.SOURCE, DeadLetterRows.FITS);

  private static final String MEANT =
      "select d.id from %s where %s".formatted(DeadLetterRows.SOURCE, DeadLetterRows.FITS);

  private static final String ARCHIVE =
      """
      update dead_letters set resolved_at = now(), resolution = 'ARCHIVED', lease_until = null
      where resolved_at is null and id in (%s)
      """
          .formatted(MEANT);

  /**
   * Its copy has left the queue, so it gets another. Of the same message twice only one is opened,
   * and none beside one that is open.
   */
  private static final String RESTORE =
      """
      update dead_letters r
      set resolved_at = null, resolution = null, published_at = null, copy_gone_at = null
      where r.id in (
        select min(a.id) from dead_letters a
        where a.resolution = 'ARCHIVED' and a.id in (%s)
          and not exists (
            select 1 from dead_letters o
            where o.resolved_at is null
              and (o.event_id = a.event_id
                or o.event_id is null and a.event_id is null and o.body_hash = a.body_hash))
        group by a.event_id, a.body_hash)
      """
          .formatted(MEANT);

  /** Their numbers stay, so that every accepted event is still accounted for. */
  private static final String PURGE =
      """
      with purged as (
        update dead_letters
        set resolved_at = now(), resolution = 'PURGED', message_body = null, error_details = null
        where resolution = 'ARCHIVED' and id in (%s)
        returning event_id),
      events as (
        update conversation_events set error_details = null
        where id in (select event_id from purged) and status = 'FAILED'),
      attempts as (
        update event_attempts set error_details = null
        where event_id in (select event_id from purged))
      select count(*) from purged
      """
          .formatted(MEANT);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  PostgresDisposal(DataSource database) {
    this.jdbc = JdbcClient.create(database);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
  }

  @Override
  public Changed archive(DeadLetterFilter filter, Change change) {
    return changed(filter, change, "dead_letters.archive", () -> update(ARCHIVE, filter));
  }

  @Override
  public Changed restore(DeadLetterFilter filter, Change change) {
    return changed(filter, change, "dead_letters.restore", () -> update(RESTORE, filter));
  }

  @Override
  public Changed purge(DeadLetterFilter filter, @Nullable Long expected, Change change) {
    return changed(
        filter,
        change,
        "dead_letters.purge",
        () -> {
          long purged =
              jdbc.sql(PURGE).params(DeadLetterRows.parameters(filter)).query(Long.class).single();
          if (expected != null && purged != expected) {
            throw new CountMismatchException(purged);
          }
          return purged;
        });
  }

  private Changed changed(DeadLetterFilter filter, Change change, String action, Work work) {
    return PostgresFailures.translated(
        () ->
            Objects.requireNonNull(
                transaction.execute(
                    status -> {
                      long matched =
                          jdbc.sql(COUNT)
                              .params(DeadLetterRows.parameters(filter))
                              .query(Long.class)
                              .single();
                      Changed changed = new Changed(matched, work.run());
                      if (change.dryRun()) {
                        status.setRollbackOnly();
                      } else {
                        AuditRows.record(
                            jdbc, change.as(action, "dead letters", details(filter, changed)));
                      }
                      return changed;
                    })));
  }

  private long update(String statement, DeadLetterFilter filter) {
    return jdbc.sql(statement).params(DeadLetterRows.parameters(filter)).update();
  }

  private static String details(DeadLetterFilter filter, Changed changed) {
    return "{\"filter\":%s,\"changed\":%d}"
        .formatted(DeadLetterRows.text(filter), changed.changed());
  }

  @FunctionalInterface
  private interface Work {
    long run();
  }
}
