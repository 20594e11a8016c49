package dev.rapport.api.infrastructure.postgres;

import dev.rapport.api.application.friendship.EngageDays;
import dev.rapport.model.scoring.FriendshipLevel;
import dev.rapport.model.scoring.LevelPolicy;
import dev.rapport.shared.postgres.PostgresFailures;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sets the days of use of many users with one statement. */
final class PostgresEngageDays implements EngageDays {

  /** Users are locked in order, as everywhere, so that two writers cannot deadlock. */
  private static final String UPDATE =
      """
      with days as (
        select * from unnest(:userIds::text[], :days::int[], :levels::text[])
          as given (user_id, engage_day, level)
      ), locked as (
        select f.user_id from friendship_status f join days using (user_id)
        order by f.user_id
        for update of f
      )
      update friendship_status f
      set engage_day = days.engage_day, version = f.version + 1, updated_at = now(),
        friendship_level = coalesce(days.level, f.friendship_level)
      from days join locked using (user_id)
      where f.user_id = days.user_id
      """;

  private final JdbcClient jdbc;
  private final Optional<LevelPolicy> byEngageDay;

  /**
   * Sets in this database.
   *
   * @param byEngageDay empty where levels go by the score, which this does not change
   */
  PostgresEngageDays(JdbcClient jdbc, Optional<LevelPolicy> byEngageDay) {
    this.jdbc = jdbc;
    this.byEngageDay = byEngageDay;
  }

  @Override
  public int update(List<EngageDay> days) {
    List<EngageDay> ordered =
        days.stream().sorted(Comparator.comparing(EngageDay::userId)).toList();
    return PostgresFailures.translated(
        () ->
            jdbc.sql(UPDATE)
                .param("userIds", ordered.stream().map(EngageDay::userId).toArray(String[]::new))
                .param("days", ordered.stream().map(EngageDay::engageDay).toArray(Integer[]::new))
                .param("levels", ordered.stream().map(this::level).toArray(String[]::new))
                .update());
  }

  private @Nullable String level(EngageDay day) {
    return byEngageDay
        .map(policy -> policy.levelOf(BigDecimal.ZERO, day.engageDay()))
        .map(FriendshipLevel::name)
        .orElse(null);
  }
}
