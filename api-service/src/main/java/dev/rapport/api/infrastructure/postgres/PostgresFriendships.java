package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.friendship.Friendships;
import dev.rapport.model.scoring.FriendshipStatus;
import dev.rapport.shared.postgres.PostgresFailures;
import dev.rapport.shared.postgres.StatusRows;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of `friendship_status`. */
final class PostgresFriendships implements Friendships {

  private static final String FIND =
      "select " + StatusRows.COLUMNS + " from friendship_status where user_id = :userId";

  private static final String BEGIN =
      "insert into friendship_status (user_id) values (:userId) on conflict do nothing";

  private final JdbcClient jdbc;
  private final StatusRows rows = new StatusRows();

  PostgresFriendships(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<FriendshipStatus> find(String userId) {
    return PostgresFailures.translated(
        () -> jdbc.sql(FIND).param("userId", userId).query(rows).optional());
  }

  /** Nearly every user is known, so looking comes first. */
  @Override
  public FriendshipStatus findOrBegin(String userId) {
    return find(userId).orElseGet(() -> begin(userId));
  }

  private FriendshipStatus begin(String userId) {
    PostgresFailures.run(() -> jdbc.sql(BEGIN).param("userId", userId).update());
    return find(userId)
        .orElseThrow(() -> new IllegalStateException("a friendship vanished as it began"));
  }
}
