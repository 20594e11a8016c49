package dev.rapport.worker.infrastructure.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static dev.rapport.worker.infrastructure.model.ModelFixture.completion;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.rapport.worker.testing.FaultyPeer;
import dev.rapport.worker.testing.Talks;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A second try that passes. */
class LanguageModelRetryTest {

  private final FaultyPeer peer = new FaultyPeer();
  private final HttpLanguageModel model =
      ModelFixture.model(ModelFixture.settings(peer.address(), 5));

  @AfterEach
  void end() {
    model.close();
    peer.close();
  }

  @Test
  void answersAtTheSecondTry() {
    assertThat(secondTryAfter(aResponse().withStatus(503))).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void asksOnceMoreWhenAnAnswerIsOfNoUse() {
    assertThat(secondTryAfter(completion("no JSON"))).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void waitsAsManySecondsAsThePeerAsks() {
    assertThat(secondTryAfter(tooMany("1"))).isGreaterThan(Duration.ofMillis(990));
  }

  @Test
  void waitsUntilTheDateThePeerNames() {
    ZonedDateTime then = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(2);
    assertThat(secondTryAfter(tooMany(DateTimeFormatter.RFC_1123_DATE_TIME.format(then))))
        .as("dates have whole seconds")
        .isGreaterThan(Duration.ofMillis(800));
  }

  private static ResponseDefinitionBuilder tooMany(String retryAfter) {
    return aResponse().withStatus(429).withHeader("retry-after", retryAfter);
  }

  private Duration secondTryAfter(ResponseDefinitionBuilder first) {
    peer.server()
        .stubFor(
            post("/openai/v1/chat/completions")
                .inScenario("two tries")
                .whenScenarioStateIs(STARTED)
                .willReturn(first)
                .willSetStateTo("second"));
    peer.server()
        .stubFor(
            post("/openai/v1/chat/completions")
                .inScenario("two tries")
                .whenScenarioStateIs("second")
                .willReturn(completion("{\"user_initiated_questions\":1}")));
    long begun = System.nanoTime();
    assertThat(model.questions(Talks.usual())).isEqualTo(1);
    assertThat(peer.requests()).hasSize(2);
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
