package dev.rapport.worker.infrastructure.memory;

import dev.rapport.shared.http.PeerAddress;
import dev.rapport.shared.http.PeerAnswer;
import dev.rapport.shared.http.StrictJson;
import dev.rapport.worker.application.analysis.Conversation;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Hosted Mem0: {@code POST /v1/memories/} that waits for the result, a list of events or one under
 * {@code results}. An answer whose entries have no event (a memory that was only queued) says
 * nothing, and is not taken for 0.
 */
final class HostedMem0 implements MemoryProtocol {

  private final StrictJson json = new StrictJson();
  private final PeerAddress address;
  private final String apiKey;

  HostedMem0(PeerAddress address, String apiKey) {
    this.address = address;
    this.apiKey = apiKey;
  }

  @Override
  public HttpRequest request(Conversation conversation) {
    Map<String, Object> body =
        Map.of(
            "messages",
            SpokenTurns.of(conversation.log()),
            "user_id",
            conversation.userId(),
            "metadata",
            Map.of("conversation_id", conversation.conversationId()),
            "async_mode",
            false,
            "output_format",
            "v1.1");
    return HttpRequest.newBuilder(address.at("/v1/memories/"))
        .header("authorization", "Token " + apiKey)
        .header("content-type", "application/json")
        .header("accept", "application/json")
        .POST(BodyPublishers.ofString(json.write(body)))
        .build();
  }

  @Override
  public @Nullable URI job(PeerAnswer answer, Optional<JsonNode> body) {
    return null;
  }

  @Override
  public Optional<Integer> newFacts(JsonNode answer) {
    return AddedFacts.count(answer.isArray() ? answer : answer.path("results"), "event");
  }
}
