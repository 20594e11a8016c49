package dev.rapport.api.application.operations.deadletters;

/**
 * What the rows say of a message in the dead-letter queue.
 *
 * @param row of the dead letter that is open; 0 where none is
 */
public record Standing(Kind kind, long row) {

  /** The cases. */
  public enum Kind {
    /** An open dead letter: the queue should hold one copy of it. */
    OPEN,
    /** Its event is published and due, and nobody has claimed it. */
    DELIVERABLE,
    /** A worker has the event. */
    IN_WORK,
    /**
     * Nothing is left to say: scored, replayed, archived, purged, or on its way by another road.
     */
    SETTLED,
    /** It belongs to no event, and no row tells of it. */
    UNRECORDED,
    /** Its event is dead, and no row says why. */
    UNEXPLAINED
  }

  public static Standing open(long row) {
    return new Standing(Kind.OPEN, row);
  }

  public static Standing of(Kind kind) {
    return new Standing(kind, 0);
  }
}
