package dev.rapport.model.evaluation;

import dev.rapport.model.conversation.ConversationLog;
import dev.rapport.model.conversation.PostedTurn;
import dev.rapport.model.conversation.PostedTurn.RawTurn;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A conversation and what people said of it.
 *
 * @param questions how many turns of the user were labelled a question
 * @param emotion what the labels of the user's turns make of the session
 */
record LabelledConversation(String id, ConversationLog log, int questions, Feeling emotion) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<Integer> ANGER_OR_DISGUST = Set.of(1, 2);
  private static final Set<Integer> FEAR_OR_SADNESS = Set.of(3, 5);
  private static final int HAPPINESS = 4;

  /** What a session can be labelled; interesting and happy are one here. */
  enum Feeling {
    NEUTRAL,
    HAPPY,
    SAD,
    ANGRY
  }

  /** Reads a line of the form {@code {"request": ..., "labels": ...}}. */
  static LabelledConversation parse(String line) {
    JsonNode root = JSON.readTree(line);
    JsonNode request = root.required("request");
    JsonNode labels = root.required("labels");
    List<PostedTurn> turns =
        stream(request.required("conversation_log")).map(LabelledConversation::turn).toList();
    Set<Integer> emotions =
        stream(labels.required("user_emotions")).map(JsonNode::asInt).collect(Collectors.toSet());
    return new LabelledConversation(
        request.required("conversation_id").asString(),
        ConversationLog.of(turns, Instant.EPOCH, Instant.EPOCH),
        labels.required("user_questions").asInt(),
        feeling(emotions));
  }

  /** Any negative label outweighs happiness. */
  static Feeling feeling(Set<Integer> emotions) {
    if (emotions.stream().anyMatch(ANGER_OR_DISGUST::contains)) {
      return Feeling.ANGRY;
    }
    if (emotions.stream().anyMatch(FEAR_OR_SADNESS::contains)) {
      return Feeling.SAD;
    }
    return emotions.contains(HAPPINESS) ? Feeling.HAPPY : Feeling.NEUTRAL;
  }

  private static PostedTurn turn(JsonNode turn) {
    return new RawTurn(turn.required("character").asString(), turn.required("content").asString());
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
