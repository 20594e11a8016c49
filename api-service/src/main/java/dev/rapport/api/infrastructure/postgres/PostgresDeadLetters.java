package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.operations.deadletters.DeadLetter;
import dev.rapport.api.application.operations.deadletters.DeadLetterDetails;
import dev.rapport.api.application.operations.deadletters.DeadLetterDetails.Attempt;
import dev.rapport.api.application.operations.deadletters.DeadLetterFilter;
import dev.rapport.api.application.operations.deadletters.DeadLetterGroup;
import dev.rapport.api.application.operations.deadletters.DeadLetterState;
import dev.rapport.api.application.operations.deadletters.DeadLetterStats;
import dev.rapport.api.application.operations.deadletters.DeadLetterStats.CodeCount;
import dev.rapport.api.application.operations.deadletters.DeadLetterStats.HourCount;
import dev.rapport.api.application.operations.deadletters.DeadLetters;
import dev.rapport.shared.postgres.PostgresFailures;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads dead letters; the bytes of a message only when one is asked for. */
final class PostgresDeadLetters implements DeadLetters {

  private static final String GROUPS =
      """
      with grouped as (
        select d.fingerprint, d.error_code, count(*) as letters,
          count(distinct e.user_id) as users, min(d.died_at) as oldest, max(d.died_at) as newest,
          max(d.id) as example,
          coalesce(array_agg(distinct e.bot_type) filter (where e.bot_type is not null), '{}')
            as bot_types,
          count(distinct d.worker) as workers
        from %s
        where %s
        group by d.fingerprint, d.error_code
        order by count(*) desc, d.fingerprint
        limit :limit
      )
      select g.*, x.event_id, x.error_details
      from grouped g join dead_letters x on x.id = g.example
      order by g.letters desc, g.fingerprint
      """
          .formatted(DeadLetterRows.SOURCE, DeadLetterRows.FITS);

  private static final String LIST =
      """
      select %s from %s
      where %s and (:after::bigint is null or d.id < :after)
      order by d.id desc
      limit :limit
      """
          .formatted(DeadLetterRows.COLUMNS, DeadLetterRows.SOURCE, DeadLetterRows.FITS);

  private static final String EXPORT =
      """
      select %s from %s
      where %s and (:after::bigint is null or d.id > :after)
      order by d.id
      limit :limit
      """
          .formatted(DeadLetterRows.COLUMNS, DeadLetterRows.SOURCE, DeadLetterRows.FITS);

  private static final String FIND =
      "select d.message_body, %s from %s where d.id = :id"
          .formatted(DeadLetterRows.COLUMNS, DeadLetterRows.SOURCE);

  /** Those of the event's life that ended with this letter. */
  private static final String ATTEMPTS =
      """
      select d.id as letter, a.*
      from dead_letters d join event_attempts a on a.event_id = d.event_id
      where d.id = any (:letters) and a.ended_at <= d.died_at
        and a.ended_at > coalesce(
          (select max(p.resolved_at) from dead_letters p
           where p.event_id = d.event_id and p.id < d.id), '-infinity')
      order by a.id
      """;

  private static final String BY_STATE =
      "select coalesce(d.resolution, 'OPEN') as state, count(*) as letters from %s where %s group by 1"
          .formatted(DeadLetterRows.SOURCE, DeadLetterRows.FITS);

  private static final String BY_CODE =
      """
      select d.error_code, count(*) as letters from %s where %s
      group by 1 order by 2 desc, 1 limit 100
      """
          .formatted(DeadLetterRows.SOURCE, DeadLetterRows.FITS);

  private static final String BY_HOUR =
      """
      select date_trunc('hour', d.died_at) as hour, count(*) as letters from %s
      where %s and d.died_at > now() - interval '48 hours'
      group by 1 order by 1
      """
          .formatted(DeadLetterRows.SOURCE, DeadLetterRows.FITS);

  private static final String RECONCILIATION =
      """
      select r.ready, r.looked_at, r.reconciled_at, r.unknown_messages, o.letters, o.without_copy
      from dead_letter_reconciliation r,
        (select count(*) as letters, count(*) filter (where published_at is null) as without_copy
         from dead_letters where resolved_at is null) as o
      """;

  private final JdbcClient jdbc;

  PostgresDeadLetters(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<DeadLetterGroup> groups(DeadLetterFilter filter, int limit) {
    return PostgresFailures.translated(
        () ->
            jdbc.sql(GROUPS)
                .params(DeadLetterRows.parameters(filter))
                .param("limit", limit)
                .query(PostgresDeadLetters::group)
                .list());
  }

  @Override
  public List<DeadLetter> list(DeadLetterFilter filter, Page page) {
    return PostgresFailures.translated(() -> page(LIST, filter, page));
  }

  @Override
  public Optional<DeadLetterDetails> find(long id) {
    return PostgresFailures.translated(
        () ->
            jdbc.sql(FIND)
                .param("id", id)
                .query(
                    (row, number) ->
                        new DeadLetterDetails(
                            DeadLetterRows.letter(row, number), List.of(), body(row)))
                .optional()
                .map(
                    bare ->
                        new DeadLetterDetails(
                            bare.letter(),
                            attempts(List.of(id)).getOrDefault(id, List.of()),
                            bare.body())));
  }

  @Override
  public List<DeadLetterDetails> export(DeadLetterFilter filter, Page page) {
    return PostgresFailures.translated(
        () -> {
          List<DeadLetter> letters = page(EXPORT, filter, page);
          Map<Long, List<Attempt>> attempts =
              attempts(letters.stream().map(DeadLetter::id).toList());
          return letters.stream()
              .map(
                  letter ->
                      new DeadLetterDetails(
                          letter, attempts.getOrDefault(letter.id(), List.of()), null))
              .toList();
        });
  }

  @Override
  public DeadLetterStats stats(DeadLetterFilter filter) {
    Map<String, @Nullable Object> parameters = DeadLetterRows.parameters(filter);
    return PostgresFailures.translated(
        () ->
            new DeadLetterStats(
                byState(filter),
                jdbc.sql(BY_CODE)
                    .params(parameters)
                    .query(
                        (row, _) ->
                            new CodeCount(row.getString("error_code"), row.getLong("letters")))
                    .list(),
                jdbc.sql(BY_HOUR)
                    .params(parameters)
                    .query(
                        (row, _) ->
                            new HourCount(
                                DeadLetterRows.instant(row, "hour"), row.getLong("letters")))
                    .list(),
                reconciliation()));
  }

  @Override
  public DeadLetterStats.Reconciliation reconciliation() {
    return PostgresFailures.translated(
        () -> jdbc.sql(RECONCILIATION).query(PostgresDeadLetters::compared).single());
  }

  private Map<DeadLetterState, Long> byState(DeadLetterFilter filter) {
    Map<DeadLetterState, Long> counts = new EnumMap<>(DeadLetterState.class);
    EnumSet<DeadLetterState> all = EnumSet.allOf(DeadLetterState.class);
    all.forEach(state -> counts.put(state, 0L));
    jdbc.sql(BY_STATE)
        .params(DeadLetterRows.parameters(filter, all))
        .query(
            (row, _) ->
                Map.entry(DeadLetterState.valueOf(row.getString("state")), row.getLong("letters")))
        .list()
        .forEach(count -> counts.put(count.getKey(), count.getValue()));
    return counts;
  }

  private List<DeadLetter> page(String statement, DeadLetterFilter filter, Page page) {
    return jdbc.sql(statement)
        .params(DeadLetterRows.parameters(filter))
        .param("after", page.after(), Types.BIGINT)
        .param("limit", page.limit())
        .query(DeadLetterRows::letter)
        .list();
  }

  private Map<Long, List<Attempt>> attempts(List<Long> letters) {
    Map<Long, List<Attempt>> attempts = new HashMap<>();
    jdbc.sql(ATTEMPTS)
        .param("letters", letters.toArray(Long[]::new))
        .query(
            (row, number) -> Map.entry(row.getLong("letter"), DeadLetterRows.attempt(row, number)))
        .list()
        .forEach(
            attempt ->
                attempts
                    .computeIfAbsent(attempt.getKey(), _ -> new ArrayList<>())
                    .add(attempt.getValue()));
    return attempts;
  }

  private static @Nullable ByteBuffer body(ResultSet row) throws SQLException {
    byte[] body = row.getBytes("message_body");
    return body == null ? null : ByteBuffer.wrap(body);
  }

  private static DeadLetterGroup group(ResultSet row, int number) throws SQLException {
    return new DeadLetterGroup(
        row.getString("fingerprint"),
        row.getString("error_code"),
        row.getLong("letters"),
        row.getLong("users"),
        DeadLetterRows.instant(row, "oldest"),
        DeadLetterRows.instant(row, "newest"),
        row.getLong("example"),
        row.getObject("event_id", Long.class),
        row.getString("error_details"),
        List.of((String[]) row.getArray("bot_types").getArray()),
        row.getLong("workers"));
  }

  private static DeadLetterStats.Reconciliation compared(ResultSet row, int number)
      throws SQLException {
    return new DeadLetterStats.Reconciliation(
        row.getObject("ready", Long.class),
        DeadLetterRows.optionalInstant(row, "looked_at"),
        row.getLong("letters"),
        row.getLong("without_copy"),
        row.getLong("unknown_messages"),
        DeadLetterRows.optionalInstant(row, "reconciled_at"));
  }
}
