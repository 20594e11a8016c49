package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.operations.verify.Books;
import dev.rapport.api.application.operations.verify.Books.UserFindings;
import dev.rapport.api.application.operations.verify.Problem;
import dev.rapport.api.application.operations.verify.Problem.Kind;
import dev.rapport.shared.postgres.PostgresFailures;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares the statuses of users with the ledger. */
final class PostgresUserBooks {

  private static final String OF_SHARE = "abs(hashtext(user_id)::bigint) % :shares = :share";

  /** The ledger has no index by user; what counted for one is found by the user's events. */
  private static final String LEDGER_OF_USER =
      "event_id in (select id from conversation_events where user_id = :user) and user_id = :user";

  private static final String STATUS_OF_USER = "user_id = :user";

  /**
   * Changes are never negative, so the ledger of a user is in order by its scores, whatever the
   * order of commits was.
   */
  private static final String COMPARE =
      """
      with chain as (
        select user_id, event_id, change, score_before, score_after,
          lag(score_after, 1, 0.00) over (
            partition by user_id order by score_before, score_after, event_id) as score_due
        from score_ledger where %s),
      broken as (
        select user_id, event_id, score_before, score_due,
          score_after <> score_before + change as wrong
        from chain where score_before <> score_due or score_after <> score_before + change),
      sums as (select user_id, sum(change) as sum from chain group by user_id),
      compared as (
        select coalesce(f.user_id, s.user_id) as user_id, f.friendship_score as score,
          coalesce(s.sum, 0) as sum
        from (select * from friendship_status where %s) f full join sums s on s.user_id = f.user_id),
      problems as (
        select 'STATUS_NOT_SUM' as kind, null::bigint as event_id, user_id, score as found,
          sum as due, false as wrong
        from compared where score is distinct from sum
        union all
        select 'LEDGER_CHAIN', event_id, user_id, score_before, score_due, wrong from broken)
      select (select count(*) from compared) as users, (select count(*) from problems) as total, p.*
      from (select 1) as one left join (
        select * from problems order by kind desc, user_id, event_id limit %d) p on true
      """;

  private static final String COMPARE_SHARE = COMPARE.formatted(OF_SHARE, OF_SHARE, Books.MOST);

  private static final String COMPARE_USER =
      COMPARE.formatted(LEDGER_OF_USER, STATUS_OF_USER, Books.MOST);

  private final JdbcClient jdbc;

  PostgresUserBooks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  UserFindings share(int share, int shares) {
    return PostgresFailures.translated(
        () -> found(jdbc.sql(COMPARE_SHARE).param("share", share).param("shares", shares)));
  }

  UserFindings of(String userId) {
    return PostgresFailures.translated(() -> found(jdbc.sql(COMPARE_USER).param("user", userId)));
  }

  /** A row with the counts, and whichever problem there is. */
  private record Row(long users, long total, @Nullable Problem problem) {}

  private static UserFindings found(JdbcClient.StatementSpec statement) {
    List<Row> rows = statement.query(PostgresUserBooks::row).list();
    return new UserFindings(
        rows.getFirst().users(),
        rows.stream().map(Row::problem).filter(Objects::nonNull).toList(),
        rows.getFirst().total());
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    String kind = row.getString("kind");
    return new Row(
        row.getLong("users"),
        row.getLong("total"),
        kind == null ? null : problem(Kind.valueOf(kind), row));
  }

  private static Problem problem(Kind kind, ResultSet row) throws SQLException {
    BigDecimal found = row.getBigDecimal("found");
    BigDecimal due = row.getBigDecimal("due");
    String detail =
        kind == Kind.STATUS_NOT_SUM
            ? found == null
                ? "the ledger has %s, but there is no status".formatted(due)
                : "the score is %s, the ledger's sum is %s".formatted(found, due)
            : row.getBoolean("wrong")
                ? "the score after is not the score before and the change"
                : "the score before is %s, the entry before ends at %s".formatted(found, due);
    return new Problem(
        kind, row.getObject("event_id", Long.class), row.getString("user_id"), detail);
  }
}
