package dev.rapport.shared.http;

import dev.rapport.shared.http.PeerException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Requests to one peer. The bound on time holds to the last byte, which a request's own timeout
 * does not; the bound on size while reading. Follows no redirect and knows no proxy.
 */
public final class BoundedHttp implements AutoCloseable {

  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

  private final PeerAddress address;
  private final BodyHandler<byte[]> body;
  private final int mostBytes;
  private final ExecutorService threads;
  private final HttpClient client;

  /**
   * @param mostBytes of an answer's body
   */
  public BoundedHttp(PeerAddress address, int mostBytes) {
    this.address = address;
    this.mostBytes = mostBytes;
    this.body = BodyHandlers.limiting(BodyHandlers.ofByteArray(), mostBytes);
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
    // HTTP/1.1: a connection for each call, so that one broken connection breaks one call.
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(LONGEST_CONNECT)
            .executor(threads)
            .build();
  }

  /**
   * The answer, whatever its status.
   *
   * @throws PeerException if there is no whole answer within both bounds, or if the address must
   *     not be asked; an interrupt counts as the end of the time and stays set
   */
  public PeerAnswer send(HttpRequest request, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    CompletableFuture<Void> checked = CompletableFuture.runAsync(address::check, threads);
    await(checked, deadline, atMost);
    CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, body);
    HttpResponse<byte[]> whole = await(answer, deadline, atMost);
    return answered(request.uri(), whole);
  }

  @Override
  public void close() {
    client.shutdownNow();
    threads.shutdownNow();
  }

  private static PeerAnswer answered(URI from, HttpResponse<byte[]> whole) {
    return new PeerAnswer(
        from,
        whole.statusCode(),
        whole.headers(),
        new String(whole.body(), StandardCharsets.UTF_8));
  }

  private <T> T await(CompletableFuture<T> future, long deadline, Duration atMost) {
    try {
      return future.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw failed(Objects.requireNonNullElse(e.getCause(), e));
    } catch (TimeoutException e) {
      throw new PeerException(
          Kind.AWAY, "TIMEOUT", "no whole answer within " + atMost.toMillis() + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PeerException(Kind.AWAY, "INTERRUPTED", "the time for it was over");
    } finally {
      // Cancels the exchange, too, and closes its connection; no effect on what is done.
      future.cancel(true);
    }
  }

  private PeerException failed(Throwable cause) {
    return switch (cause) {
      case PeerException known -> known;
      case HttpConnectTimeoutException _ ->
          new PeerException(Kind.AWAY, "CONNECT_TIMEOUT", "no connection");
      case ConnectException _ ->
          new PeerException(Kind.AWAY, "UNREACHABLE", "it takes no connections");
      case IOException io when isTooLarge(io) ->
          new PeerException(
              Kind.AWAY, "ANSWER_TOO_LARGE", "its answer is longer than " + mostBytes + " bytes");
      default ->
          new PeerException(
              Kind.AWAY, "BROKEN_ANSWER", "the exchange broke: " + cause.getClass().getName());
    };
  }

  /** The words of {@link BodyHandlers#limiting}, which has no exception of its own. */
  private static boolean isTooLarge(IOException e) {
    return String.valueOf(e.getMessage()).contains("exceeds capacity");
  }
}
