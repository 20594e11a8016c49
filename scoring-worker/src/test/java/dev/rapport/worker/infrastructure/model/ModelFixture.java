package dev.rapport.worker.infrastructure.model;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.rapport.model.failure.Dependency;
import dev.rapport.shared.http.BreakerBounds;
import dev.rapport.shared.http.GuardedPeer;
import dev.rapport.shared.http.RetryBounds;
import dev.rapport.worker.infrastructure.model.ModelSettings.ResponseFormat;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Models with bounds that suit tests, and the answers that Groq and OpenAI document. */
final class ModelFixture {

  /** For peers that answer at once, also on a machine that is busy. */
  static final Duration PATIENT = Duration.ofSeconds(10);

  static final Duration BRISK = Duration.ofMillis(400);

  private ModelFixture() {}

  static ModelSettings settings(URI peer, int breakerFailures) {
    return settings(peer, breakerFailures, PATIENT, ResponseFormat.JSON_OBJECT);
  }

  static ModelSettings settings(
      URI peer, int breakerFailures, Duration timeout, ResponseFormat format) {
    return new ModelSettings(
        peer.resolve("/openai/v1"),
        Set.of(),
        "secret-key-123",
        "llama-3.3-70b-versatile",
        format,
        512,
        timeout,
        8,
        12_000,
        new RetryBounds(3, Duration.ofMillis(10), Duration.ofMillis(40), Duration.ofMillis(2500)),
        new BreakerBounds(breakerFailures, Duration.ofMillis(300)));
  }

  static HttpLanguageModel model(ModelSettings settings) {
    return model(settings, OpenTelemetry.noop().getTracer("test"));
  }

  static HttpLanguageModel model(ModelSettings settings, Tracer tracer) {
    return new HttpLanguageModel(
        settings,
        new GuardedPeer(
            Dependency.LANGUAGE_MODEL, settings.bounds(), new Random(7), new SimpleMeterRegistry()),
        InstantSource.system(),
        tracer);
  }

  static ResponseDefinitionBuilder completion(String content) {
    return completion(content, "stop");
  }

  static ResponseDefinitionBuilder completion(String content, String finishReason) {
    return okJson(completionJson(content, finishReason));
  }

  static String completionJson(String content, String finishReason) {
    return """
      {"id":"chatcmpl-f51b2cd2","object":"chat.completion","created":1730241104,
       "model":"llama-3.3-70b-versatile",
       "choices":[{"index":0,"message":{"role":"assistant","content":%s},
                   "logprobs":null,"finish_reason":"%s"}],
       "usage":{"queue_time":0.037,"prompt_tokens":418,"prompt_time":0.0006,"completion_tokens":9,
                "completion_time":0.46,"total_tokens":427,"total_time":0.46},
       "system_fingerprint":"fp_179b0f92c9","x_groq":{"id":"req_01jbd6g2qdfw2adyrt2az8hz4w"}}
      """
        .formatted(new JsonMapper().writeValueAsString(content), finishReason);
  }
}
