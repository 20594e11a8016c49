package dev.rapport.api.infrastructure.alerts;

import dev.rapport.api.application.alerts.AlertRoom;
import dev.rapport.api.application.alerts.Notice;
import dev.rapport.api.application.alerts.UndeliveredException;
import dev.rapport.api.settings.AlertSettings;
import dev.rapport.shared.http.BoundedHttp;
import dev.rapport.shared.http.PeerException;
import dev.rapport.shared.http.PeerException.Kind;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A space of Google Chat behind its webhook. No breaker: an alert that is not even tried helps
 * nobody, and there are few.
 */
final class GoogleChat implements AlertRoom, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(GoogleChat.class);

  private static final int MAX_ANSWER_BYTES = 256 * 1024;
  private static final String TO_ITS_THREAD =
      "messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD";

  private final URI webhook;
  private final Duration timeout;
  private final BoundedHttp http;
  private final Retry retry;
  private final InstantSource clock;
  private final Counter delivered;
  private final Counter undelivered;

  GoogleChat(AlertSettings settings, InstantSource clock, MeterRegistry metrics) {
    String secret = settings.chatUrl();
    this.webhook = URI.create(secret + (secret.contains("?") ? "&" : "?") + TO_ITS_THREAD);
    this.timeout = settings.timeout();
    this.http = new BoundedHttp(settings.address(), MAX_ANSWER_BYTES);
    this.retry = Retry.of("google-chat", trying(settings));
    this.clock = clock;
    this.delivered = metrics.counter("rapport_alert_notices_total", "outcome", "delivered");
    this.undelivered = metrics.counter("rapport_alert_notices_total", "outcome", "undelivered");
  }

  @Override
  public void post(Notice notice) {
    HttpRequest request =
        HttpRequest.newBuilder(webhook)
            .header("Content-Type", "application/json; charset=UTF-8")
            .POST(BodyPublishers.ofString(ChatCard.of(notice)))
            .build();
    try {
      var _ = retry.executeSupplier(() -> http.send(request, timeout).successful(clock));
      delivered.increment();
    } catch (PeerException e) {
      undelivered.increment();
      log.warn("alerts not told: {} {}", e.code(), e.getMessage());
      throw new UndeliveredException("the chat did not take it: " + e.code());
    }
  }

  @Override
  public void close() {
    http.close();
  }

  private static RetryConfig trying(AlertSettings settings) {
    return RetryConfig.custom()
        .maxAttempts(settings.tries())
        .retryOnException(failure -> failure instanceof PeerException e && e.kind() != Kind.REFUSED)
        .intervalBiFunction((failed, outcome) -> wait(settings, failed, outcome).toMillis())
        .build();
  }

  /** What Chat asks for, within the same bound as our own pauses. */
  private static Duration wait(
      AlertSettings settings, int failed, Either<Throwable, Object> outcome) {
    Duration own = settings.shortestWait().multipliedBy(1L << Math.min(failed - 1, 3));
    Duration longest = settings.shortestWait().multipliedBy(8);
    return outcome.isLeft() && outcome.getLeft() instanceof PeerException e
        ? e.retryAfter()
            .filter(asked -> asked.compareTo(own) > 0)
            .map(asked -> min(asked, longest))
            .orElse(own)
        : own;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
