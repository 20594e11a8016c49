package dev.rapport.api.application.operations.consumption;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A worker, as it described itself last.
 *
 * @param number its {@code lease_owner} in the rows of events
 * @param process its process id and host
 * @param seenAt when it did
 * @param stateSince when the state or its reason last changed
 * @param pauseReason why it does not consume, in one word; null while it does
 * @param why the same for people
 */
public record KnownWorker(
    long number,
    String process,
    String version,
    Instant startedAt,
    Instant seenAt,
    State state,
    Instant stateSince,
    @Nullable String pauseReason,
    @Nullable String why,
    int inFlight) {

  /** The last one is told by the worker's lock, the others by the worker. */
  public enum State {
    STARTING,
    CONSUMING,
    PAUSED,
    STOPPING,
    GONE
  }

  /** Its name in rows, logs and answers. */
  public String name() {
    return name(number);
  }

  /** The name of the worker with this number. */
  public static String name(long number) {
    return "worker-" + number;
  }
}
