package dev.rapport.cli.connection;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * One request to one replica, bounded to its last byte; {@link HttpRequest#timeout} ends at the
 * headers.
 */
final class Exchange {

  private Exchange() {}

  /** No answer, or none to its end. */
  static final class UnansweredException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean mayHaveArrived;

    UnansweredException(String message, boolean mayHaveArrived) {
      super(message);
      this.mayHaveArrived = mayHaveArrived;
    }

    /** False when the request surely never reached the peer. */
    boolean mayHaveArrived() {
      return mayHaveArrived;
    }
  }

  static <T> HttpResponse<T> of(
      HttpClient client, HttpRequest request, BodyHandler<T> handler, Duration bound)
      throws UnansweredException {
    CompletableFuture<HttpResponse<T>> answer = client.sendAsync(request, handler);
    try {
      return answer.get(bound.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new UnansweredException("no complete answer within " + text(bound), true);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new UnansweredException("interrupted", true);
    } catch (ExecutionException e) {
      throw unanswered(e.getCause());
    }
  }

  private static UnansweredException unanswered(@Nullable Throwable cause) {
    return switch (cause) {
      case HttpConnectTimeoutException slow ->
          new UnansweredException("no connection within 2 s", false);
      case ConnectException refused ->
          new UnansweredException(
              refused.getCause() instanceof UnresolvedAddressException
                  ? "no such host"
                  : "connection refused",
              false);
      case SSLHandshakeException tls -> new UnansweredException("TLS: " + tls.getMessage(), false);
      case IOException cut -> new UnansweredException("the connection broke off", true);
      case null, default -> new UnansweredException(String.valueOf(cause), true);
    };
  }

  private static String text(Duration bound) {
    return bound.toMillis() < 1000 ? bound.toMillis() + " ms" : bound.toSeconds() + " s";
  }
}
