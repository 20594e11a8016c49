package dev.rapport.api.infrastructure.http.friendship;

import dev.rapport.model.scoring.FriendshipLevel;
import dev.rapport.model.scoring.FriendshipStatus;
import dev.rapport.model.scoring.TopicMetric;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where a friendship stands. */
record FriendshipAnswer(
    @Schema(example = "user-42") String userId,
    @Schema(example = "535.5") BigDecimal friendshipScore,
    FriendshipLevel friendshipLevel,
    @Schema(example = "2026-11-23") @Nullable LocalDate lastInteractionDate,
    @Schema(example = "4") int streakDay,
    @Schema(example = "212") int totalTurns,
    @Schema(description = "By topic id") Map<String, Topic> topicMetrics) {

  /** How far the child has come with one topic. */
  record Topic(
      @Schema(example = "54.5") BigDecimal score,
      @Schema(example = "31") int turns,
      FriendshipLevel friendshipLevel,
      LocalDate lastDate,
      @ArraySchema(schema = @Schema(example = "talk_movie_preference"))
          Collection<String> agentsUsed) {}

  static FriendshipAnswer of(FriendshipStatus status) {
    Map<String, Topic> topics = new TreeMap<>();
    status.topicMetrics().forEach((id, metric) -> topics.put(id, topic(metric)));
    return new FriendshipAnswer(
        status.userId(),
        status.score(),
        status.level(),
        status.lastInteractionDate(),
        status.streakDay(),
        status.totalTurns(),
        topics);
  }

  private static Topic topic(TopicMetric metric) {
    return new Topic(
        metric.score(),
        metric.turns(),
        metric.level(),
        metric.lastDate(),
        List.copyOf(metric.agentsUsed()));
  }
}
