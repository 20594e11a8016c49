package dev.rapport.worker.infrastructure.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rapport.model.failure.TransientException;
import dev.rapport.worker.testing.FaultyPeer;
import dev.rapport.worker.testing.KeptSpans;
import dev.rapport.worker.testing.Talks;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a trace tells of a call, and what it must never tell. */
class LanguageModelSpansTest {

  private static final String MARKER = "zebra-4711";

  private final FaultyPeer peer = new FaultyPeer();
  private final KeptSpans spans = new KeptSpans();
  private final HttpLanguageModel model =
      ModelFixture.model(ModelFixture.settings(peer.address(), 1000), spans.tracer());

  @AfterEach
  void end() {
    model.close();
    peer.close();
  }

  @Test
  void aCallIsASpanByTheConventions() {
    peer.answers(ModelFixture.completion("{\"user_initiated_questions\": 1}"));
    assertThat(model.questions(Talks.of("Hello.", "Why " + MARKER + "?"))).isEqualTo(1);
    assertThat(spans.all()).hasSize(1);
    SpanData span = spans.all().getFirst();
    assertThat(span.getName()).isEqualTo("chat llama-3.3-70b-versatile");
    assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(text(span, "gen_ai.operation.name")).isEqualTo("chat");
    assertThat(text(span, "gen_ai.provider.name")).isEqualTo("openai");
    assertThat(text(span, "gen_ai.request.model")).isEqualTo("llama-3.3-70b-versatile");
    assertThat(text(span, "gen_ai.response.model")).isEqualTo("llama-3.3-70b-versatile");
    assertThat(text(span, "server.address")).isEqualTo("localhost");
    assertThat(number(span, "server.port")).isEqualTo(peer.address().getPort());
    assertThat(number(span, "gen_ai.usage.input_tokens")).isEqualTo(418);
    assertThat(number(span, "gen_ai.usage.output_tokens")).isEqualTo(9);
    assertThat(
            span.getAttributes().get(AttributeKey.stringArrayKey("gen_ai.response.finish_reasons")))
        .isEqualTo(List.of("stop"));
    assertThat(span.toString()).doesNotContain(MARKER, "secret-key-123");
  }

  @Test
  void everyTryIsASpanThatSaysHowItFailed() {
    peer.answers(aResponse().withStatus(503).withBody(MARKER));
    Throwable thrown = catchThrowable(() -> model.emotion(Talks.of("Hello.", MARKER)));
    assertThat(thrown).isInstanceOf(TransientException.class);
    assertThat(spans.all())
        .hasSize(3)
        .allSatisfy(
            span -> {
              assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
              assertThat(text(span, "error.type")).isEqualTo("HTTP_503");
              assertThat(span.toString()).doesNotContain(MARKER);
            });
  }

  private static String text(SpanData span, String attribute) {
    return String.valueOf(span.getAttributes().get(AttributeKey.stringKey(attribute)));
  }

  private static long number(SpanData span, String attribute) {
    Long number = span.getAttributes().get(AttributeKey.longKey(attribute));
    return number == null ? -1 : number;
  }
}
