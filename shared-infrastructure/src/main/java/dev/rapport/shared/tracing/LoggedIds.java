package dev.rapport.shared.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.slf4j.MDC;

/** A span's ids in every log line of this thread, until it is closed. */
public final class LoggedIds implements AutoCloseable {

  private static final String TRACE_ID = "trace_id";
  private static final String SPAN_ID = "span_id";

  private LoggedIds() {}

  /** Ids of a span that there is; a span that is nobody's leaves no trace in the log. */
  public static LoggedIds of(Span span) {
    SpanContext ids = span.getSpanContext();
    if (ids.isValid()) {
      MDC.put(TRACE_ID, ids.getTraceId());
      MDC.put(SPAN_ID, ids.getSpanId());
    }
    return new LoggedIds();
  }

  @Override
  public void close() {
    MDC.remove(TRACE_ID);
    MDC.remove(SPAN_ID);
  }
}
