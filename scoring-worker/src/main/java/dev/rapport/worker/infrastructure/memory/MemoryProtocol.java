package dev.rapport.worker.infrastructure.memory;

import dev.rapport.shared.http.PeerAnswer;
import dev.rapport.worker.application.analysis.Conversation;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How one kind of memory service is spoken to. */
interface MemoryProtocol {

  /** The request that lets the service learn. */
  HttpRequest request(Conversation conversation);

  /** Where to look for the result of the job that this answer announces; null if it is one. */
  @Nullable URI job(PeerAnswer answer, Optional<JsonNode> body);

  /** How many facts were new; empty if the answer does not say so. */
  Optional<Integer> newFacts(JsonNode answer);
}
