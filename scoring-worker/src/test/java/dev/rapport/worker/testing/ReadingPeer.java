package dev.rapport.worker.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;

import java.time.Duration;
import java.util.List;

/** A model and a fact extractor at one address. */
public final class ReadingPeer implements AutoCloseable {

  private static final String COMPLETIONS = "/v1/chat/completions";
  private static final String FACTS = "/extract_facts";

  private final FaultyPeer peer = new FaultyPeer();

  /** Answers every conversation like this, after a while. */
  public void reads(int questions, String emotion, int facts, Duration after) {
    int delay = (int) after.toMillis();
    peer.server().resetAll();
    peer.server()
        .stubFor(
            post(COMPLETIONS)
                .withRequestBody(containing("user_initiated_questions"))
                .willReturn(
                    completion("{\\\"user_initiated_questions\\\":" + questions + "}")
                        .withFixedDelay(delay)));
    peer.server()
        .stubFor(
            post(COMPLETIONS)
                .withRequestBody(containing("session_emotion"))
                .willReturn(
                    completion("{\\\"session_emotion\\\":\\\"" + emotion + "\\\"}")
                        .withFixedDelay(delay)));
    peer.server()
        .stubFor(post(FACTS).willReturn(okJson("{\"count\":" + facts + "}").withFixedDelay(delay)));
  }

  /** Answers everything with this status. */
  public void fails(int status) {
    peer.answers(aResponse().withStatus(status));
  }

  /** How many requests came since it was last told what to do. */
  public int requests() {
    return peer.requests().size();
  }

  /** What makes a worker ask it, with bounds that suit tests. */
  public List<String> settings() {
    return List.of(
        "rapport.analysis.mode=model",
        "rapport.model.base-url=" + peer.address() + "/v1",
        "rapport.model.retry.shortest-wait=10ms",
        "rapport.model.retry.longest-wait=20ms",
        "rapport.model.breaker.open-for=1s",
        "rapport.memory.kind=extractor",
        "rapport.memory.url=" + peer.address(),
        "rapport.memory.retry.shortest-wait=10ms",
        "rapport.memory.retry.longest-wait=20ms",
        "rapport.memory.breaker.open-for=1s");
  }

  @Override
  public void close() {
    peer.close();
  }

  private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder completion(
      String content) {
    return okJson(
        """
        {"choices":[{"message":{"role":"assistant","content":"%s"},"finish_reason":"stop"}]}
        """
            .formatted(content));
  }
}
