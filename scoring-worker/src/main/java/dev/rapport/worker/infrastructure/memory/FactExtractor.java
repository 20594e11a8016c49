package dev.rapport.worker.infrastructure.memory;

import dev.rapport.shared.http.PeerAddress;
import dev.rapport.shared.http.PeerAnswer;
import dev.rapport.shared.http.PeerException;
import dev.rapport.shared.http.StrictJson;
import dev.rapport.worker.application.analysis.Conversation;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /extract_facts}, answered with {@code count} or {@code facts} of {@code operation}.
 *
 * <p>Or, as a job: 202 with {@code Location} (at the same place) or {@code job_id} (then {@code
 * /extract_facts/{job_id}}). A look at the job answers 202, or {@code status} pending, queued,
 * running or processing, while it goes on; {@code status} failed when it did; and at last the
 * result, as it is or under {@code result}.
 */
final class FactExtractor implements MemoryProtocol {

  static final String PATH = "/extract_facts";

  private final StrictJson json = new StrictJson();
  private final PeerAddress address;
  private final String apiKey;

  FactExtractor(PeerAddress address, String apiKey) {
    this.address = address;
    this.apiKey = apiKey;
  }

  @Override
  public HttpRequest request(Conversation conversation) {
    Map<String, Object> body =
        Map.of(
            "user_id",
            conversation.userId(),
            "conversation_id",
            conversation.conversationId(),
            "conversation",
            SpokenTurns.of(conversation.log()));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.at(PATH))
            .header("content-type", "application/json")
            .header("accept", "application/json")
            .POST(BodyPublishers.ofString(json.write(body)));
    return (apiKey.isEmpty() ? request : request.header("authorization", "Bearer " + apiKey))
        .build();
  }

  @Override
  public @Nullable URI job(PeerAnswer answer, Optional<JsonNode> body) {
    if (answer.status() != 202) {
      return null;
    }
    Optional<String> location = answer.headers().firstValue("location");
    if (location.isPresent()) {
      return address.at(answer.from(), location.get());
    }
    String id = body.map(node -> node.path("job_id").asString("")).orElse("");
    if (id.isEmpty() || id.length() > 200) {
      throw PeerException.unusable("it accepted a job, but does not say which");
    }
    return address.at(PATH + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8));
  }

  @Override
  public Optional<Integer> newFacts(JsonNode answer) {
    JsonNode result = answer.has("result") ? answer.path("result") : answer;
    JsonNode count = result.path("count");
    if (count.isIntegralNumber() && count.canConvertToInt()) {
      return Optional.of(count.intValue());
    }
    return result.has("count")
        ? Optional.empty()
        : AddedFacts.count(result.path("facts"), "operation");
  }
}
