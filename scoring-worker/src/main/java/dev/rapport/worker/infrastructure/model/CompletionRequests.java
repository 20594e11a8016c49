package dev.rapport.worker.infrastructure.model;

import dev.rapport.shared.http.StrictJson;
import dev.rapport.worker.infrastructure.model.ModelSettings.ResponseFormat;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes chat completion requests: a fixed system message, and the transcript as the user's. */
final class CompletionRequests {

  static final double TEMPERATURE = 0.02;
  static final int TOP_P = 1;

  private final StrictJson json = new StrictJson();
  private final ModelSettings settings;
  private final URI target;

  CompletionRequests(ModelSettings settings) {
    this.settings = settings;
    this.target = settings.address().at("/chat/completions");
  }

  HttpRequest of(Prompt prompt, String transcript) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("model", settings.name());
    body.put("temperature", TEMPERATURE);
    body.put("top_p", TOP_P);
    body.put("max_completion_tokens", settings.maxCompletionTokens());
    body.put("response_format", responseFormat(prompt));
    body.put("messages", messages(prompt, transcript));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .header("content-type", "application/json")
            .header("accept", "application/json")
            .POST(BodyPublishers.ofString(json.write(body)));
    if (!settings.apiKey().isEmpty()) {
      request.header("authorization", "Bearer " + settings.apiKey());
    }
    return request.build();
  }

  private Map<String, Object> responseFormat(Prompt prompt) {
    if (settings.responseFormat() == ResponseFormat.JSON_OBJECT) {
      return Map.of("type", "json_object");
    }
    Map<String, Object> schema =
        Map.of("name", prompt.key(), "strict", true, "schema", prompt.answerSchema());
    return Map.of("type", "json_schema", "json_schema", schema);
  }

  private static List<Map<String, String>> messages(Prompt prompt, String transcript) {
    return List.of(
        Map.of("role", "system", "content", prompt.system()),
        Map.of("role", "user", "content", transcript));
  }
}
