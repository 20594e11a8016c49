package dev.rapport.faults.check;

import dev.rapport.faults.lab.Database;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What PostgreSQL says in the end. */
public final class Books {

  /** One event's row. */
  public record Row(long id, String key, String userId, String status) {
    boolean isOpen() {
      return status.equals("PENDING") || status.equals("PROCESSING");
    }
  }

  /** One effect. */
  public record Effect(long eventId, String userId, BigDecimal change) {}

  private static final String ROWS =
      """
      select id, coalesce(original_conversation_id, conversation_id) || '/'
             || extract(minute from end_time)::int, user_id, status
      from conversation_events
      """;
  private static final String EFFECTS = "select event_id, user_id, change from score_ledger";
  private static final String SCORES = "select user_id, friendship_score from friendship_status";
  private static final String DEAD =
      """
      select event_id, count(*) from dead_letters
      where event_id is not null and published_at is not null group by event_id
      """;

  private final List<Row> rows;
  private final List<Effect> effects;
  private final Map<String, BigDecimal> scores = new HashMap<>();
  private final Map<Long, Long> deadLetters = new HashMap<>();

  public Books(List<Row> rows, List<Effect> effects) {
    this.rows = List.copyOf(rows);
    this.effects = List.copyOf(effects);
  }

  /** Reads it all; to be called when all is quiet. */
  public static Books of(Database database) {
    Books read =
        new Books(
            database.rows(
                ROWS,
                row ->
                    new Row(row.getLong(1), row.getString(2), row.getString(3), row.getString(4))),
            database.rows(
                EFFECTS,
                row -> new Effect(row.getLong(1), row.getString(2), row.getBigDecimal(3))));
    database
        .rows(SCORES, row -> Map.entry(row.getString(1), row.getBigDecimal(2)))
        .forEach(entry -> read.score(entry.getKey(), entry.getValue()));
    database
        .rows(DEAD, row -> Map.entry(row.getLong(1), row.getLong(2)))
        .forEach(entry -> read.deadLetters.put(entry.getKey(), entry.getValue()));
    return read;
  }

  void score(String userId, BigDecimal score) {
    scores.put(userId, score);
  }

  void deadLetter(long eventId) {
    deadLetters.merge(eventId, 1L, Long::sum);
  }

  public List<Row> rows() {
    return rows;
  }

  public List<Effect> effects() {
    return effects;
  }

  /** Each user's score. */
  public Map<String, BigDecimal> scores() {
    return Map.copyOf(scores);
  }

  boolean isDeadLetter(long eventId) {
    return deadLetters.containsKey(eventId);
  }
}
