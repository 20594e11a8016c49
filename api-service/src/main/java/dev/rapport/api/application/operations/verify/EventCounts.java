package dev.rapport.api.application.operations.verify;

/**
 * Accepted events by where they are; each is in exactly one place, so {@code accepted = processed +
 * skipped + failed + in flight + unaccounted} by construction, and only the last may be zero or
 * not.
 */
public record EventCounts(
    long processed, long skipped, long failed, long inFlight, long unaccounted) {

  public static final EventCounts NONE = new EventCounts(0, 0, 0, 0, 0);

  public long accepted() {
    return processed + skipped + failed + inFlight + unaccounted;
  }

  /** Both together. */
  public EventCounts plus(EventCounts other) {
    return new EventCounts(
        processed + other.processed,
        skipped + other.skipped,
        failed + other.failed,
        inFlight + other.inFlight,
        unaccounted + other.unaccounted);
  }
}
