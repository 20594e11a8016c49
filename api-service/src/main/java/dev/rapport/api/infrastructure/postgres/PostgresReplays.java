package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.operations.replay.ItemStatus;
import dev.rapport.api.application.operations.replay.Receipt;
import dev.rapport.api.application.operations.replay.Replay;
import dev.rapport.api.application.operations.replay.ReplayItem;
import dev.rapport.api.application.operations.replay.ReplayStatus;
import dev.rapport.api.application.operations.replay.Replays;
import dev.rapport.shared.postgres.PostgresFailures;
import java.math.BigDecimal;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads replays. */
final class PostgresReplays implements Replays {

  private static final String LIST =
      """
      where (:status::text is null or %s = :status) and (:before::bigint is null or id < :before)
      order by id desc limit :limit
      """
          .formatted(ReplayRows.STATUS);

  private static final String ITEMS =
      """
      select event_id, dead_letter_id, stage, position, status, detail, updated_at
      from replay_items
      where replay_id = :id and position > :after and (:status::text is null or status = :status)
      order by position limit :limit
      """;

  private static final String DETAILS =
      """
      select detail, count(*) as items from replay_items
      where replay_id = :id and detail is not null group by detail
      """;

  private static final String ACTIONS =
      """
      select at, actor, action, reason from operator_actions where target = :target
      order by id limit 1000
      """;

  private static final String SCORE_CHANGE =
      """
      select coalesce(sum(l.change), 0)
      from replay_items i join score_ledger l on l.event_id = i.event_id
      where i.replay_id = :id and l.replay_id = :id
      """;

  private final JdbcClient jdbc;

  PostgresReplays(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How the audit names a replay. */
  static String target(long id) {
    return "replay " + id;
  }

  @Override
  public Optional<Replay> find(long id) {
    return PostgresFailures.translated(
        () -> ReplayRows.read(jdbc, "where id = :id", Map.of("id", id)).stream().findFirst());
  }

  @Override
  public List<Replay> list(@Nullable ReplayStatus status, @Nullable Long before, int limit) {
    Map<String, @Nullable Object> parameters = new HashMap<>();
    parameters.put("status", status == null ? null : status.name());
    parameters.put("before", before);
    parameters.put("limit", limit);
    return PostgresFailures.translated(() -> ReplayRows.read(jdbc, LIST, parameters));
  }

  @Override
  public List<ReplayItem> items(long id, @Nullable ItemStatus status, long after, int limit) {
    return PostgresFailures.translated(
        () ->
            jdbc.sql(ITEMS)
                .param("id", id)
                .param("after", after)
                .param("status", status == null ? null : status.name(), Types.VARCHAR)
                .param("limit", limit)
                .query(ReplayRows::item)
                .list());
  }

  @Override
  public Optional<Receipt> receipt(long id) {
    return PostgresFailures.translated(
        () ->
            find(id)
                .map(
                    replay ->
                        new Receipt(
                            replay,
                            details(id),
                            jdbc.sql(ACTIONS)
                                .param("target", target(id))
                                .query(
                                    (row, _) ->
                                        new Receipt.Action(
                                            DeadLetterRows.instant(row, "at"),
                                            row.getString("actor"),
                                            row.getString("action"),
                                            row.getString("reason")))
                                .list(),
                            jdbc.sql(SCORE_CHANGE)
                                .param("id", id)
                                .query(BigDecimal.class)
                                .single())));
  }

  private Map<String, Long> details(long id) {
    return jdbc
        .sql(DETAILS)
        .param("id", id)
        .query((row, _) -> Map.entry(row.getString("detail"), row.getLong("items")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
