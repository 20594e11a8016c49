package dev.rapport.worker.infrastructure.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.rapport.worker.infrastructure.model.ModelFixture.completion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.rapport.model.failure.OutageException;
import dev.rapport.model.scoring.SessionEmotion;
import dev.rapport.worker.testing.FaultyPeer;
import dev.rapport.worker.testing.Talks;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a model is no longer asked, and when again. */
class LanguageModelBreakerTest {

  private static final String HAPPY = "{\"session_emotion\":\"happy\"}";

  private final FaultyPeer peer = new FaultyPeer();
  private final HttpLanguageModel model =
      ModelFixture.model(ModelFixture.settings(peer.address(), 5));

  @AfterEach
  void end() {
    model.close();
    peer.close();
  }

  @Test
  void isNotAskedAfterFiveFailuresInARow() {
    fail(503, 5);
    assertThat(peer.requests()).hasSize(15);
    assertThatThrownBy(() -> model.emotion(Talks.usual()))
        .isInstanceOf(OutageException.class)
        .hasMessageContaining("breaker is open");
    assertThat(peer.requests()).as("no call more").hasSize(15);
  }

  @Test
  void isAskedOnAsLongAsFailuresAreFewerOrTheAnswerIsARefusal() {
    fail(503, 4);
    fail(401, 20);
    peer.answers(completion("no JSON"));
    for (int i = 0; i < 20; i++) {
      assertThat(catchThrowable(() -> model.emotion(Talks.usual()))).isNotNull();
    }
    peer.answers(completion(HAPPY));
    assertThat(model.emotion(Talks.usual())).isEqualTo(SessionEmotion.HAPPY);
  }

  @Test
  void isAskedAgainByOneProbeWhenItsTimeHasCome() {
    fail(500, 5);
    assertThatThrownBy(model::check).as("too early").isInstanceOf(OutageException.class);
    int before = peer.requests().size();
    peer.answers(completion(HAPPY));
    await()
        .atMost(Duration.ofSeconds(2))
        .untilAsserted(() -> assertThatCode(model::check).doesNotThrowAnyException());
    assertThat(before).isEqualTo(15);
    assertThat(peer.requests()).as("one probe").hasSize(1);
    assertThat(model.emotion(Talks.usual())).isEqualTo(SessionEmotion.HAPPY);
  }

  @Test
  void staysClosedToCallsWhenTheProbeFails() {
    fail(500, 5);
    peer.answers(aResponse().withStatus(500));
    await().atMost(Duration.ofSeconds(2)).until(() -> probed());
    assertThatThrownBy(() -> model.emotion(Talks.usual())).isInstanceOf(OutageException.class);
    assertThat(peer.requests()).as("the probe alone").hasSize(1);
  }

  @Test
  void costsNothingToCheckWhileAllIsWell() {
    model.check();
    assertThat(peer.requests()).isEmpty();
  }

  private boolean probed() {
    assertThatThrownBy(model::check).isInstanceOf(OutageException.class);
    return !peer.requests().isEmpty();
  }

  private void fail(int status, int times) {
    peer.answers(aResponse().withStatus(status));
    for (int i = 0; i < times; i++) {
      assertThat(catchThrowable(() -> model.emotion(Talks.usual()))).isNotNull();
    }
  }
}
