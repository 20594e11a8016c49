package dev.rapport.worker.infrastructure.model;

import dev.rapport.shared.http.PeerAnswer;
import dev.rapport.shared.http.StrictJson;
import dev.rapport.shared.tracing.PeerCall;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.Tracer;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Each call of the model as a span by the GenAI conventions: which model, how many tokens, why it
 * ended. Neither prompt nor answer is in it.
 */
final class CompletionSpans {

  private static final String OPERATION = "chat";

  private final StrictJson json = new StrictJson();
  private final ModelSettings settings;
  private final Tracer tracer;

  CompletionSpans(ModelSettings settings, Tracer tracer) {
    this.settings = settings;
    this.tracer = tracer;
  }

  /** Sends and reads within one span; an answer that is of no use is a failed call as well. */
  <T> T around(Supplier<PeerAnswer> sending, Function<PeerAnswer, T> reading) {
    return PeerCall.traced(
        begin(),
        settings.baseUrl(),
        span -> {
          PeerAnswer answer = sending.get();
          describe(span, answer);
          return reading.apply(answer);
        });
  }

  private SpanBuilder begin() {
    return tracer
        .spanBuilder(OPERATION + " " + settings.name())
        .setAttribute("gen_ai.operation.name", OPERATION)
        .setAttribute("gen_ai.provider.name", provider())
        .setAttribute("gen_ai.output.type", "json")
        .setAttribute("gen_ai.request.model", settings.name())
        .setAttribute("gen_ai.request.max_tokens", (long) settings.maxCompletionTokens())
        .setAttribute("gen_ai.request.temperature", CompletionRequests.TEMPERATURE)
        .setAttribute("gen_ai.request.top_p", (double) CompletionRequests.TOP_P);
  }

  /** The conventions know Groq by name, and other speakers of this protocol as OpenAI. */
  private String provider() {
    return settings.baseUrl().getHost().endsWith("groq.com") ? "groq" : "openai";
  }

  private void describe(Span span, PeerAnswer answer) {
    if (!span.isRecording()) {
      return;
    }
    span.setAttribute("http.response.status_code", (long) answer.status());
    json.read(answer.body()).ifPresent(completion -> describe(span, completion));
  }

  private static void describe(Span span, JsonNode completion) {
    String model = completion.path("model").asString("");
    if (!model.isEmpty() && model.length() <= 200) {
      span.setAttribute("gen_ai.response.model", model);
    }
    String reason = completion.path("choices").path(0).path("finish_reason").asString("");
    if (!reason.isEmpty() && reason.length() <= 50) {
      span.setAttribute(
          AttributeKey.stringArrayKey("gen_ai.response.finish_reasons"), List.of(reason));
    }
    JsonNode usage = completion.path("usage");
    tokens(span, "gen_ai.usage.input_tokens", usage.path("prompt_tokens"));
    tokens(span, "gen_ai.usage.output_tokens", usage.path("completion_tokens"));
  }

  private static void tokens(Span span, String attribute, JsonNode count) {
    if (count.isIntegralNumber() && count.canConvertToInt()) {
      span.setAttribute(attribute, count.longValue());
    }
  }
}
