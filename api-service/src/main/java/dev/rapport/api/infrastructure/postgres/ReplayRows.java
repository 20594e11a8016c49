package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.operations.replay.ItemStatus;
import dev.rapport.api.application.operations.replay.Replay;
import dev.rapport.api.application.operations.replay.Replay.Cause;
import dev.rapport.api.application.operations.replay.ReplayItem;
import dev.rapport.api.application.operations.replay.ReplayStatus;
import dev.rapport.api.application.operations.replay.StageCount;
import dev.rapport.model.contract.EventId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rows of replays and of their items as values. */
final class ReplayRows {

  /** A plan that nobody started in time. */
  static final String STATUS =
      "case when status = 'PLANNED' and expires_at <= now() then 'EXPIRED' else status end";

  private static final String COLUMNS =
      """
      id, %s as status, users, causes::text, not_replayable, planned_at, actor, expires_at,
      started_at, started_by, finished_at, reason, rate, halt_at, halted_because, request_id
      """
          .formatted(STATUS);

  private static final String STAGES =
      """
      select replay_id, stage,
        count(*) filter (where status = 'WAITING') as waiting,
        count(*) filter (where status = 'RELEASED') as released,
        count(*) filter (where status = 'SCORED') as scored,
        count(*) filter (where status = 'FAILED_AGAIN') as failed_again,
        count(*) filter (where status = 'SKIPPED') as skipped
      from replay_items where replay_id = any (:replays)
      group by replay_id, stage order by replay_id, stage
      """;

  private static final String ON_THEIR_WAY =
      """
      select i.replay_id, count(*) as released,
        count(*) filter (where e.next_attempt_at > now()) as in_retry,
        max(e.next_attempt_at) filter (where e.next_attempt_at > now()) as until
      from replay_items i join conversation_events e on e.id = i.event_id
      where i.status = 'RELEASED' and i.replay_id = any (:replays)
      group by i.replay_id
      """;

  private static final Replay.Waiting NOBODY = new Replay.Waiting(0, 0, null);
  private static final JsonMapper JSON = JsonMapper.shared();

  private ReplayRows() {}

  /** The replays of a query's end, in its order. */
  static List<Replay> read(JdbcClient jdbc, String where, Map<String, ?> parameters) {
    List<Replay> bare =
        jdbc.sql("select " + COLUMNS + " from replays " + where)
            .params(parameters)
            .query(ReplayRows::bare)
            .list();
    Long[] ids = bare.stream().map(Replay::id).toArray(Long[]::new);
    Map<Long, List<StageCount>> stages = stages(jdbc, ids);
    Map<Long, Replay.Waiting> waiting = waiting(jdbc, ids);
    return bare.stream()
        .map(
            replay ->
                replay.with(
                    stages.getOrDefault(replay.id(), List.of()),
                    waiting.getOrDefault(replay.id(), NOBODY)))
        .toList();
  }

  /** By replay, in order. */
  static Map<Long, List<StageCount>> stages(JdbcClient jdbc, Long... replays) {
    Map<Long, List<StageCount>> stages = new LinkedHashMap<>();
    jdbc.sql(STAGES)
        .param("replays", replays)
        .query((row, _) -> Map.entry(row.getLong("replay_id"), stage(row)))
        .list()
        .forEach(
            stage ->
                stages
                    .computeIfAbsent(stage.getKey(), _ -> new ArrayList<>())
                    .add(stage.getValue()));
    return stages;
  }

  static ReplayItem item(ResultSet row, int number) throws SQLException {
    return new ReplayItem(
        new EventId(row.getLong("event_id")),
        row.getLong("dead_letter_id"),
        row.getInt("stage"),
        row.getInt("position"),
        ItemStatus.valueOf(row.getString("status")),
        row.getString("detail"),
        DeadLetterRows.instant(row, "updated_at"));
  }

  private static StageCount stage(ResultSet row) throws SQLException {
    return new StageCount(
        row.getInt("stage"),
        row.getInt("waiting"),
        row.getInt("released"),
        row.getInt("scored"),
        row.getInt("failed_again"),
        row.getInt("skipped"));
  }

  private static Map<Long, Replay.Waiting> waiting(JdbcClient jdbc, Long... replays) {
    Map<Long, Replay.Waiting> waiting = new LinkedHashMap<>();
    jdbc.sql(ON_THEIR_WAY)
        .param("replays", replays)
        .query(
            (row, _) ->
                Map.entry(
                    row.getLong("replay_id"),
                    new Replay.Waiting(
                        row.getInt("released"),
                        row.getInt("in_retry"),
                        DeadLetterRows.optionalInstant(row, "until"))))
        .list()
        .forEach(one -> waiting.put(one.getKey(), one.getValue()));
    return waiting;
  }

  /** A replay's own row, before its items are counted. */
  private static Replay bare(ResultSet row, int number) throws SQLException {
    return new Replay(
        row.getLong("id"),
        ReplayStatus.valueOf(row.getString("status")),
        row.getInt("users"),
        row.getInt("not_replayable"),
        causes(row.getString("causes")),
        DeadLetterRows.instant(row, "planned_at"),
        row.getString("actor"),
        DeadLetterRows.instant(row, "expires_at"),
        DeadLetterRows.optionalInstant(row, "started_at"),
        row.getString("started_by"),
        DeadLetterRows.optionalInstant(row, "finished_at"),
        row.getString("reason"),
        row.getObject("rate", Integer.class),
        row.getObject("halt_at", Integer.class),
        List.of(),
        row.getString("halted_because"),
        NOBODY,
        row.getString("request_id"));
  }

  private static List<Cause> causes(String json) {
    List<Cause> causes = new ArrayList<>();
    for (JsonNode cause : JSON.readTree(json)) {
      causes.add(
          new Cause(
              cause.path("fingerprint").asString(),
              cause.path("error_code").asString(),
              cause.path("count").asLong()));
    }
    return causes;
  }
}
