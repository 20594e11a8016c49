package dev.rapport.worker.infrastructure.model;

import dev.rapport.model.scoring.SessionEmotion;
import dev.rapport.shared.http.PeerAnswer;
import dev.rapport.shared.http.PeerException;
import dev.rapport.shared.http.PeerException.Kind;
import dev.rapport.shared.http.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads chat completions and believes nothing. The content is one JSON object with the one expected
 * key and nothing around it: prose or a code fence around it is a failure, because who decides what
 * of a text is the answer has already begun to guess.
 */
final class Completions {

  private static final int MAX_CONTENT_BYTES = 16 * 1024;

  private static final Set<String> CUT_SHORT =
      Set.of("length", "content_filter", "tool_calls", "function_call");

  private final StrictJson json = new StrictJson();

  /** The number under this key, from 0 to the most there can be. */
  int number(PeerAnswer answer, String key, int most) {
    JsonNode value = value(answer, key);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw PeerException.unusable(key + " is not a whole number");
    }
    if (value.intValue() < 0 || value.intValue() > most) {
      throw PeerException.unusable(key + " is not from 0 to " + most);
    }
    return value.intValue();
  }

  /** The emotion under this key. */
  SessionEmotion emotion(PeerAnswer answer, String key) {
    JsonNode value = value(answer, key);
    return Arrays.stream(SessionEmotion.values())
        .filter(emotion -> value.isString() && emotion.label().equals(value.stringValue()))
        .findFirst()
        .orElseThrow(() -> PeerException.unusable(key + " is none of the known ones"));
  }

  private JsonNode value(PeerAnswer answer, String key) {
    JsonNode content =
        json.read(content(answer))
            .filter(JsonNode::isObject)
            .orElseThrow(() -> PeerException.unusable("the content is not one JSON object"));
    JsonNode value = content.get(key);
    if (value == null || content.size() != 1) {
      throw PeerException.unusable("the content has not exactly the key " + key);
    }
    return value;
  }

  private String content(PeerAnswer answer) {
    JsonNode completion = json.read(answer.body()).orElseThrow(Completions::unreadable);
    JsonNode choice = completion.path("choices").path(0);
    if (!choice.isObject()) {
      throw unreadable();
    }
    String reason = choice.path("finish_reason").asString("");
    if (CUT_SHORT.contains(reason)) {
      throw PeerException.unusable("the answer ended early: finish_reason " + reason);
    }
    String content = choice.path("message").path("content").asString("");
    if (content.isBlank()) {
      throw PeerException.unusable("the content is empty");
    }
    if (content.getBytes(StandardCharsets.UTF_8).length > MAX_CONTENT_BYTES) {
      throw PeerException.unusable("the content is longer than 16 KiB");
    }
    return content;
  }

  /** Whatever answered, it was not such a service. */
  private static PeerException unreadable() {
    return new PeerException(Kind.AWAY, "ANSWER_UNREADABLE", "this is no chat completion");
  }
}
