package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.activities.AgentMappings;
import dev.rapport.model.activities.AgentCategory;
import dev.rapport.model.activities.AgentMapping;
import dev.rapport.model.failure.PermanentException;
import dev.rapport.model.scoring.FriendshipLevel;
import dev.rapport.shared.postgres.PostgresFailures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of `friendship_agent_mapping`. Whoever reads them is told of each edit. */
final class PostgresAgentMappings implements AgentMappings {

  private static final String COLUMNS =
      "id, friendship_level, agent_type, agent_id, agent_name, agent_description, weight, is_active";

  private static final String LIST =
      "select "
          + COLUMNS
          + " from friendship_agent_mapping where id > :afterId order by id limit :limit";

  private static final String FIND =
      "select " + COLUMNS + " from friendship_agent_mapping where id = :id";

  private static final String ADD =
      """
      insert into friendship_agent_mapping (
        friendship_level, agent_type, agent_id, agent_name, agent_description, weight, is_active)
      values (:level, :type, :agentId, :name, :description, :weight, :active)
      on conflict do nothing
      returning\s"""
          + COLUMNS;

  private static final String REPLACE =
      """
      update friendship_agent_mapping
      set friendship_level = :level, agent_type = :type, agent_id = :agentId, agent_name = :name,
        agent_description = :description, weight = :weight, is_active = :active
      where id = :id
      """;

  private static final String DEACTIVATE =
      "update friendship_agent_mapping set is_active = false where id = :id";

  private static final String UNIQUE_VIOLATION = "DATABASE_23505";

  private final JdbcClient jdbc;
  private final Runnable edited;

  PostgresAgentMappings(JdbcClient jdbc, Runnable edited) {
    this.jdbc = jdbc;
    this.edited = edited;
  }

  @Override
  public List<Numbered> list(long afterId, int limit) {
    return PostgresFailures.translated(
        () ->
            jdbc.sql(LIST)
                .param("afterId", afterId)
                .param("limit", limit)
                .query(PostgresAgentMappings::numbered)
                .list());
  }

  @Override
  public Optional<Numbered> find(long id) {
    return PostgresFailures.translated(
        () -> jdbc.sql(FIND).param("id", id).query(PostgresAgentMappings::numbered).optional());
  }

  @Override
  public Optional<Numbered> add(AgentMapping mapping) {
    return edit(() -> bound(ADD, mapping).query(PostgresAgentMappings::numbered).optional());
  }

  @Override
  public Replaced replace(long id, AgentMapping mapping) {
    try {
      int rows = edit(() -> bound(REPLACE, mapping).param("id", id).update());
      return rows == 0 ? Replaced.UNKNOWN : Replaced.DONE;
    } catch (PermanentException e) {
      if (e.code().equals(UNIQUE_VIOLATION)) {
        return Replaced.TAKEN;
      }
      throw e;
    }
  }

  @Override
  public boolean deactivate(long id) {
    return edit(() -> jdbc.sql(DEACTIVATE).param("id", id).update()) > 0;
  }

  /** Even one that seems to have failed may be committed. */
  private <T> T edit(Supplier<T> statement) {
    try {
      return PostgresFailures.translated(statement);
    } finally {
      edited.run();
    }
  }

  private JdbcClient.StatementSpec bound(String sql, AgentMapping mapping) {
    return jdbc.sql(sql)
        .param("level", mapping.friendshipLevel().name())
        .param("type", mapping.agentType().name())
        .param("agentId", mapping.agentId())
        .param("name", mapping.agentName())
        .param("description", Objects.requireNonNullElse(mapping.agentDescription(), ""))
        .param("weight", mapping.weight())
        .param("active", mapping.isActive());
  }

  private static Numbered numbered(ResultSet row, int number) throws SQLException {
    return new Numbered(
        row.getLong("id"),
        new AgentMapping(
            FriendshipLevel.valueOf(row.getString("friendship_level")),
            AgentCategory.valueOf(row.getString("agent_type")),
            row.getString("agent_id"),
            row.getString("agent_name"),
            row.getString("agent_description"),
            row.getBigDecimal("weight"),
            row.getBoolean("is_active")));
  }
}
