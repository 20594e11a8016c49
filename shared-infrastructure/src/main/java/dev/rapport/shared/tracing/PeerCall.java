package dev.rapport.shared.tracing;

import dev.rapport.shared.http.PeerException;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.net.URI;
import java.util.function.Function;

/**
 * One call of a peer as a span, with the attributes of OpenTelemetry's semantic conventions and
 * never a word of what was sent or received.
 */
public final class PeerCall {

  private PeerCall() {}

  /**
   * Runs the call inside its span.
   *
   * @param call is given the span, to say what came of it; a failure is said here
   */
  public static <T> T traced(SpanBuilder builder, URI peer, Function<Span, T> call) {
    Span span =
        builder
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute("server.address", peer.getHost())
            .setAttribute("server.port", (long) port(peer))
            .startSpan();
    try (var _ = span.makeCurrent()) {
      return call.apply(span);
    } catch (PeerException e) {
      failed(span, e.code());
      throw e;
    } catch (RuntimeException e) {
      failed(span, e.getClass().getName());
      throw e;
    } finally {
      span.end();
    }
  }

  private static void failed(Span span, String type) {
    span.setAttribute("error.type", type).setStatus(StatusCode.ERROR);
  }

  private static int port(URI peer) {
    if (peer.getPort() >= 0) {
      return peer.getPort();
    }
    return "https".equals(peer.getScheme()) ? 443 : 80;
  }
}
