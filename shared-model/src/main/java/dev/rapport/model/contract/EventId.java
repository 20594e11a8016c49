package dev.rapport.model.contract;

/** The key of an accepted conversation end, given by the database. Always positive. */
public record EventId(long value) implements Comparable<EventId> {

  public EventId {
    if (value <= 0) {
      throw new IllegalArgumentException("an event id is positive, got " + value);
    }
  }

  @Override
  public int compareTo(EventId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
