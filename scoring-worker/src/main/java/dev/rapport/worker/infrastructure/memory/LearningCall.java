package dev.rapport.worker.infrastructure.memory;

import dev.rapport.shared.http.BoundedHttp;
import dev.rapport.shared.http.PeerAnswer;
import dev.rapport.shared.http.PeerException;
import dev.rapport.shared.http.PeerException.Kind;
import dev.rapport.shared.http.StrictJson;
import dev.rapport.worker.application.analysis.Conversation;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** One call of a memory service, from the request to the number, within one bound. */
final class LearningCall {

  private static final Set<String> UNDER_WAY = Set.of("pending", "queued", "running", "processing");
  private static final Set<String> FAILED = Set.of("failed", "error", "cancelled");
  private static final int OK = 200;

  private final StrictJson json = new StrictJson();
  private final MemorySettings settings;
  private final MemoryProtocol protocol;
  private final BoundedHttp http;
  private final InstantSource clock;

  LearningCall(
      MemorySettings settings, MemoryProtocol protocol, BoundedHttp http, InstantSource clock) {
    this.settings = settings;
    this.protocol = protocol;
    this.http = http;
    this.clock = clock;
  }

  int learn(Conversation conversation) {
    long deadline = System.nanoTime() + settings.timeout().toNanos();
    HttpRequest request = protocol.request(conversation);
    PeerAnswer answer = http.send(request, settings.timeout()).successful(clock);
    Optional<JsonNode> body = json.read(answer.body());
    URI job = protocol.job(answer, body);
    return newFacts(job == null ? body : result(job, request, deadline));
  }

  /** A look that fails is no failure of the job, which would have to be begun anew. */
  private Optional<JsonNode> result(URI job, HttpRequest begun, long deadline) {
    HttpRequest.Builder look = HttpRequest.newBuilder(job).GET();
    begun.headers().firstValue("authorization").ifPresent(key -> look.header("authorization", key));
    Duration pause = settings.pollEvery();
    while (true) {
      sleep(pause, deadline);
      try {
        PeerAnswer answer = http.send(look.build(), left(deadline)).successful(clock);
        Duration asked = answer.retryAfter(clock);
        pause = asked == null ? settings.pollEvery() : asked;
        Optional<JsonNode> body = json.read(answer.body());
        String status = body.map(node -> node.path("status").asString("")).orElse("");
        if (FAILED.contains(status)) {
          throw PeerException.unusable("its job failed");
        }
        if (answer.status() == OK && !UNDER_WAY.contains(status)) {
          return body;
        }
      } catch (PeerException e) {
        if (e.kind() != Kind.AWAY || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        pause = e.retryAfter().orElse(settings.pollEvery());
      }
    }
  }

  private int newFacts(Optional<JsonNode> body) {
    int facts =
        body.flatMap(protocol::newFacts)
            .orElseThrow(() -> PeerException.unusable("it does not say how many facts are new"));
    if (facts < 0 || facts > settings.mostFacts()) {
      throw PeerException.unusable("the number of facts is not from 0 to " + settings.mostFacts());
    }
    return facts;
  }

  private void sleep(Duration pause, long deadline) {
    Duration left = left(deadline);
    if (pause.compareTo(left) >= 0) {
      throw late();
    }
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PeerException(Kind.AWAY, "INTERRUPTED", "the time for it was over");
    }
  }

  private Duration left(long deadline) {
    Duration left = Duration.ofNanos(deadline - System.nanoTime());
    if (!left.isPositive()) {
      throw late();
    }
    return left;
  }

  private PeerException late() {
    return new PeerException(
        Kind.AWAY,
        "TIMEOUT",
        "its job has no result within " + settings.timeout().toMillis() + " ms");
  }
}
