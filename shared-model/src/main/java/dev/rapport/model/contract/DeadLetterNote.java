package dev.rapport.model.contract;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a message in the dead-letter queue says about itself to whoever looks at it in the broker's
 * management UI. For people: the row decides.
 *
 * @param eventId absent for a message that belongs to no event
 * @param attempts how many there were
 */
public record DeadLetterNote(
    @Nullable EventId eventId,
    String errorCode,
    @Nullable String errorDetails,
    String fingerprint,
    int attempts,
    Instant firstFailedAt) {

  /** The header that tells our copies from what others put into the queue. */
  public static final String FINGERPRINT = "x-fingerprint";

  /** Headers are for a glance; the row has the rest. */
  private static final int MAX_DETAILS = 200;

  /** The headers, in the order in which they are read. */
  public Map<String, Object> headers() {
    Map<String, Object> headers = new LinkedHashMap<>();
    headers.put("x-why", why());
    headers.put(FINGERPRINT, fingerprint);
    headers.put("x-attempts", attempts);
    headers.put("x-first-failed-at", firstFailedAt.toString());
    if (eventId != null) {
      headers.put("x-event-id", eventId.toString());
      headers.put("x-replay-cmd", "rapport dlq plan --event " + eventId);
    }
    return headers;
  }

  private String why() {
    if (errorDetails == null || errorDetails.isEmpty()) {
      return errorCode;
    }
    int end = Math.min(errorDetails.length(), MAX_DETAILS);
    return errorCode + ": " + errorDetails.substring(0, end);
  }
}
