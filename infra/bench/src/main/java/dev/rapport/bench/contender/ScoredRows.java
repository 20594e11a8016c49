package dev.rapport.bench.contender;

import dev.rapport.bench.stack.Database;
import java.util.List;

/** Reads what is scored, by a query over a range of conversation ids. */
final class ScoredRows {

  private ScoredRows() {}

  /**
   * @param query takes the prefix, and the bounds of what begins with it
   */
  static List<Scored> of(Database database, String query, String prefix) {
    String end =
        prefix.substring(0, prefix.length() - 1) + (char) (prefix.charAt(prefix.length() - 1) + 1);
    return database.rows(
        query,
        row -> new Scored(row.getInt(1), row.getLong(2), row.getLong(3)),
        prefix,
        prefix,
        end);
  }
}
