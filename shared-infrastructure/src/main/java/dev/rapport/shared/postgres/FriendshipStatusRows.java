package dev.rapport.shared.postgres;

import dev.rapport.model.scoring.FriendshipLevel;
import dev.rapport.model.scoring.FriendshipStatus;
import dev.rapport.model.scoring.TopicMetric;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.SortedMap;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Rows of `friendship_status` as values and back. */
public final class FriendshipStatusRows implements RowMapper<FriendshipStatus> {

  /** The columns that {@link #mapRow} reads. */
  public static final String COLUMNS =
      "user_id, friendship_score, friendship_level, last_interaction_date, streak_day, total_turns,"
          + " engage_day, topic_metrics, version";

  private static final TypeReference<SortedMap<String, TopicMetric>> TOPIC_METRICS =
      new TypeReference<>() {};

  private final JsonMapper json =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  @Override
  public FriendshipStatus mapRow(ResultSet row, int number) throws SQLException {
    return new FriendshipStatus(
        row.getString("user_id"),
        row.getBigDecimal("friendship_score"),
        FriendshipLevel.valueOf(row.getString("friendship_level")),
        row.getObject("last_interaction_date", LocalDate.class),
        row.getInt("streak_day"),
        row.getInt("total_turns"),
        row.getInt("engage_day"),
        json.readValue(row.getString("topic_metrics"), TOPIC_METRICS),
        row.getLong("version"));
  }

  /** The value of the column `topic_metrics`. */
  public String topicMetrics(FriendshipStatus status) {
    return json.writeValueAsString(status.topicMetrics());
  }
}
