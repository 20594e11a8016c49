package dev.rapport.shared.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00"
      })
  void whatIsReadIsWrittenAgainAlsoWithoutTracing(String traceparent) {
    Span span =
        OpenTelemetry.noop()
            .getTracer("test")
            .spanBuilder("request")
            .setParent(TraceContext.of(traceparent))
            .startSpan();
    try (var _ = span.makeCurrent()) {
      assertThat(TraceContext.current()).isEqualTo(traceparent);
    }
    assertThat(TraceContext.current()).isNull();
    assertThat(TraceContext.idOf(traceparent)).isEqualTo(TRACE);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more"
      })
  void whatIsNoContextIsDropped(@Nullable String traceparent) {
    assertThat(TraceContext.of(traceparent)).isSameAs(Context.root());
    assertThat(TraceContext.idOf(traceparent)).isNull();
  }

  @Test
  void credentialsAreNotInTheText() {
    TracingSettings settings =
        new TracingSettings(
            "https://collector/v1/traces", "Bearer s3cret", 1, Duration.ofSeconds(5));
    assertThat(settings.toString()).contains("(set)").doesNotContain("s3cret");
  }
}
