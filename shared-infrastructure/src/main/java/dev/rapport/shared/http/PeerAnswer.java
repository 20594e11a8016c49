package dev.rapport.shared.http;

import dev.rapport.shared.http.PeerException.Kind;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** A whole answer, to its last byte. */
public record PeerAnswer(URI from, int status, HttpHeaders headers, String body) {

  /**
   * This answer, if its status is 2xx.
   *
   * @throws PeerException for any other, {@link Kind#AWAY} for 408, 429 and 5xx only
   */
  public PeerAnswer successful(InstantSource clock) {
    if (status >= 200 && status < 300) {
      return this;
    }
    boolean passing = status == 408 || status == 429 || status >= 500;
    throw new PeerException(
        passing ? Kind.AWAY : Kind.REFUSED, "HTTP_" + status, describe(), retryAfter(clock));
  }

  /** How long the peer asks to wait; null if it says nothing that can be read. */
  public @Nullable Duration retryAfter(InstantSource clock) {
    return headers
        .firstValue("retry-after")
        .flatMap(value -> RetryAfter.parse(value, clock.instant()))
        .orElse(null);
  }

  private String describe() {
    return status >= 300 && status < 400
        ? "it answers with a redirect, which is not followed"
        : "it answers with status " + status;
  }
}
