package dev.rapport.shared.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** The W3C trace context as the header and the column {@code traceparent} hold it. */
public final class TraceContext {

  private static final String VERSION_0 = "00-";
  private static final int TRACE_ID = VERSION_0.length();
  private static final int SPAN_ID = TRACE_ID + TraceId.getLength() + 1;
  private static final int FLAGS = SPAN_ID + SpanId.getLength() + 1;
  private static final int LENGTH = FLAGS + TraceFlags.getLength();

  private TraceContext() {}

  /** The context that continues this trace; a new trace begins where there is none to be read. */
  public static Context of(@Nullable String traceparent) {
    if (traceparent == null || !isReadable(traceparent)) {
      return Context.root();
    }
    SpanContext remote =
        SpanContext.createFromRemoteParent(
            traceId(traceparent),
            spanId(traceparent),
            TraceFlags.fromHex(traceparent, FLAGS),
            TraceState.getDefault());
    return Context.root().with(Span.wrap(remote));
  }

  /** What continues the trace of this thread's span; null where there is none. */
  public static @Nullable String current() {
    SpanContext span = Span.current().getSpanContext();
    return span.isValid()
        ? VERSION_0
            + span.getTraceId()
            + "-"
            + span.getSpanId()
            + "-"
            + span.getTraceFlags().asHex()
        : null;
  }

  /** The trace's id; null where there is none. */
  public static @Nullable String idOf(@Nullable String traceparent) {
    return traceparent != null && isReadable(traceparent) ? traceId(traceparent) : null;
  }

  private static boolean isReadable(String traceparent) {
    return traceparent.length() == LENGTH
        && traceparent.startsWith(VERSION_0)
        && traceparent.charAt(SPAN_ID - 1) == '-'
        && traceparent.charAt(FLAGS - 1) == '-'
        && TraceId.isValid(traceId(traceparent))
        && SpanId.isValid(spanId(traceparent))
        && isHex(traceparent.charAt(FLAGS))
        && isHex(traceparent.charAt(FLAGS + 1));
  }

  private static String traceId(String traceparent) {
    return traceparent.substring(TRACE_ID, SPAN_ID - 1);
  }

  private static String spanId(String traceparent) {
    return traceparent.substring(SPAN_ID, FLAGS - 1);
  }

  private static boolean isHex(char digit) {
    return (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
  }
}
