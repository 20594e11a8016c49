package dev.rapport.api.infrastructure.http.edge;

import dev.rapport.shared.tracing.LoggedIds;
import dev.rapport.shared.tracing.TraceContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * A span for each request, which continues the caller's trace. Knows the route, not the address:
 * ids of people belong into no span.
 */
final class RequestSpanFilter extends OncePerRequestFilter {

  private final Tracer tracer;

  RequestSpanFilter(Tracer tracer) {
    this.tracer = tracer;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/v1/health");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Span span =
        tracer
            .spanBuilder(request.getMethod())
            .setParent(TraceContext.of(request.getHeader("traceparent")))
            .setSpanKind(SpanKind.SERVER)
            .startSpan();
    try (var _ = span.makeCurrent();
        var _ = LoggedIds.of(span)) {
      chain.doFilter(request, response);
    } finally {
      describe(span, request, response.getStatus());
      span.end();
    }
  }

  private static void describe(Span span, HttpServletRequest request, int status) {
    if (!span.isRecording()) {
      return;
    }
    span.setAttribute("http.request.method", request.getMethod())
        .setAttribute("http.response.status_code", (long) status)
        .setAttribute("url.scheme", request.getScheme());
    if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)
        instanceof String route) {
      span.updateName(request.getMethod() + " " + route).setAttribute("http.route", route);
    }
    if (status >= 500) {
      span.setStatus(StatusCode.ERROR).setAttribute("error.type", Integer.toString(status));
    }
  }
}
