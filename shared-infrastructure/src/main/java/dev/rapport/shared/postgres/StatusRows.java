package dev.rapport.shared.postgres;

import dev.rapport.model.scoring.FriendshipLevel;
import dev.rapport.model.scoring.FriendshipStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.springframework.jdbc.core.RowMapper;

/** Rows of {@code friendship_status} as values. */
public final class StatusRows implements RowMapper<FriendshipStatus> {

  /** What {@link #mapRow} reads. */
  public static final String COLUMNS =
      "user_id, friendship_score, friendship_level, last_interaction_date, streak_day, total_turns,"
          + " engage_day, topic_metrics, version";

  private final StoredDocuments documents = new StoredDocuments();

  @Override
  public FriendshipStatus mapRow(ResultSet row, int rowNumber) throws SQLException {
    return new FriendshipStatus(
        row.getString("user_id"),
        row.getBigDecimal("friendship_score"),
        FriendshipLevel.valueOf(row.getString("friendship_level")),
        row.getObject("last_interaction_date", LocalDate.class),
        row.getInt("streak_day"),
        row.getInt("total_turns"),
        row.getInt("engage_day"),
        documents.topics(row.getString("topic_metrics")),
        row.getLong("version"));
  }
}
