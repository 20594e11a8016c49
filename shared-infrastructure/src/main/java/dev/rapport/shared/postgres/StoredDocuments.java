package dev.rapport.shared.postgres;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rapport.model.conversation.ConversationLog;
import dev.rapport.model.conversation.PostedTurn;
import dev.rapport.model.failure.PermanentException;
import dev.rapport.model.scoring.Analysis;
import dev.rapport.model.scoring.FriendshipLevel;
import dev.rapport.model.scoring.ScoreDetails;
import dev.rapport.model.scoring.TopicMetric;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSONB columns as values and back. Text that is not as it was written is a {@link
 * PermanentException}, whose text never quotes it.
 */
public final class StoredDocuments {

  private static final TypeReference<TreeMap<String, TopicMetric>> TOPICS =
      new TypeReference<>() {};

  private final JsonMapper json =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addMixIn(TopicMetric.class, TopicMetricNames.class)
          .build();

  /** The standard log of a conversation, from {@code raw_conversation_log}. */
  public ConversationLog log(String stored, Instant start, Instant end) {
    try {
      JsonNode turns = json.readTree(stored);
      if (!turns.isArray()) {
        throw invalid("raw_conversation_log", null);
      }
      List<PostedTurn> posted = new ArrayList<>(turns.size());
      turns.forEach(turn -> posted.add(turn(turn)));
      return ConversationLog.of(posted, start, end);
    } catch (JacksonException | DateTimeException e) {
      throw invalid("raw_conversation_log", e);
    }
  }

  /** For {@code topic_metrics}. */
  public String write(Map<String, TopicMetric> topics) {
    return json.writeValueAsString(topics);
  }

  /** From {@code topic_metrics}. */
  public SortedMap<String, TopicMetric> topics(String stored) {
    try {
      return json.readValue(stored, TOPICS);
    } catch (JacksonException e) {
      throw invalid("topic_metrics", e);
    }
  }

  /** For {@code score_calculation_details}. */
  public String write(ScoreDetails details) {
    return json.writeValueAsString(details);
  }

  /** For {@code analysis}. */
  public String write(Analysis analysis) {
    return json.writeValueAsString(analysis);
  }

  /** From {@code analysis}. */
  public Analysis analysis(String stored) {
    try {
      return json.readValue(stored, Analysis.class);
    } catch (JacksonException e) {
      throw invalid("analysis", e);
    }
  }

  private static PostedTurn turn(JsonNode turn) {
    if (turn.has("text") || turn.has("speaker")) {
      String timestamp = turn.path("timestamp").asString("");
      return new PostedTurn.StandardTurn(
          turn.path("speaker").asString(""),
          turn.path("turn_id").isInt() ? turn.path("turn_id").intValue() : null,
          turn.path("text").asString(""),
          timestamp.isEmpty() ? null : OffsetDateTime.parse(timestamp).toInstant());
    }
    return new PostedTurn.RawTurn(
        turn.path("character").asString(""), turn.path("content").asString(""));
  }

  /** Without the parser's exception as its cause: that one quotes what it read. */
  private static PermanentException invalid(String column, @Nullable Exception cause) {
    String kind = cause == null ? "not an array" : cause.getClass().getSimpleName();
    return new PermanentException("INVALID_STORED_DATA", column + ": " + kind, null);
  }

  private abstract static class TopicMetricNames {
    @JsonProperty("friendship_level")
    abstract FriendshipLevel level();
  }
}
