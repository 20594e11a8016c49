package dev.rapport.shared.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The W3C trace context as the header and the column {@code traceparent} hold it. */
public final class TraceContext {

  private static final Pattern VERSION_0 =
      Pattern.compile("00-((?!0{32})[0-9a-f]{32})-((?!0{16})[0-9a-f]{16})-([0-9a-f]{2})");

  private TraceContext() {}

  /** The context that continues this trace; a new trace begins where there is none to be read. */
  public static Context of(@Nullable String traceparent) {
    Matcher parts = VERSION_0.matcher(traceparent == null ? "" : traceparent);
    if (!parts.matches()) {
      return Context.root();
    }
    SpanContext remote =
        SpanContext.createFromRemoteParent(
            parts.group(1),
            parts.group(2),
            TraceFlags.fromHex(parts.group(3), 0),
            TraceState.getDefault());
    return Context.root().with(Span.wrap(remote));
  }

  /** What continues the trace of this thread's span; null where there is none. */
  public static @Nullable String current() {
    SpanContext span = Span.current().getSpanContext();
    return span.isValid()
        ? "00-%s-%s-%s".formatted(span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex())
        : null;
  }

  /** The trace's id; null where there is none. */
  public static @Nullable String traceId(@Nullable String traceparent) {
    Matcher parts = VERSION_0.matcher(traceparent == null ? "" : traceparent);
    return parts.matches() ? parts.group(1) : null;
  }
}
