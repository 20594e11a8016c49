package dev.rapport.model.protocol;

import static dev.rapport.model.contract.EventStatus.FAILED;
import static dev.rapport.model.contract.EventStatus.PENDING;
import static dev.rapport.model.contract.EventStatus.PROCESSED;
import static dev.rapport.model.contract.EventStatus.PROCESSING;
import static dev.rapport.model.contract.EventStatus.SKIPPED;

import dev.rapport.model.contract.EventStatus;
import java.util.Set;

/**
 * Every change that the delivery protocol makes to an event's row. Each is one statement or one
 * transaction, and its {@code where} names at least {@link #from()}. Its checked model takes its
 * steps from here, so a change of the protocol starts with this table.
 */
public enum EventTransition {
  /** An event is accepted. */
  STORE(Actor.API, false, Set.of(), PENDING),
  /** An event is accepted whose bot type is not scored. */
  STORE_SKIPPED(Actor.API, false, Set.of(), SKIPPED),
  /** The broker confirmed the message and did not return it; only where still unpublished. */
  MARK_PUBLISHED(Actor.RELAY, false, Set.of(PENDING), PENDING),

  /** A worker leases what is due, before any work. A publisher's lease does not stop it. */
  CLAIM(Actor.WORKER, false, Set.of(PENDING), PROCESSING),
  /**
   * A worker leases what is its own already, what a dead worker held (charged as a crash), or what
   * a living one has held beyond its lease. Within its lease a living worker keeps the row: others
   * may work beside it, but its death must still be seen.
   */
  TAKE_OVER(Actor.WORKER, false, Set.of(PROCESSING), PROCESSING),
  /**
   * The second crash is charged, and nobody holds the row until somebody claims it alone: a lease
   * held meanwhile would charge the next death in that process to this event too.
   */
  SET_ASIDE(Actor.WORKER, false, Set.of(PENDING, PROCESSING), PENDING),

  /** The effect, together with its ledger row; also by a worker that has lost its lease. */
  APPLY(Actor.WORKER, false, Set.of(PENDING, PROCESSING), PROCESSED),
  /** A worker met a bot type that is not scored. */
  SKIP(Actor.WORKER, false, Set.of(PENDING, PROCESSING), SKIPPED),
  /** The attempt failed; there is another one, later. */
  RETRY(Actor.WORKER, true, Set.of(PROCESSING), PENDING),
  /** The last attempt failed, or the third worker died; together with the dead letter's row. */
  DIE(Actor.WORKER, true, Set.of(PROCESSING), FAILED),
  /** A worker stands down; the attempt does not count. Also where the sweep was faster. */
  HAND_BACK(Actor.WORKER, true, Set.of(PENDING, PROCESSING), PENDING),

  /** The message must be lost: published, due, and nobody claimed it for too long. */
  UNPUBLISH(Actor.SWEEP, false, Set.of(PENDING), PENDING),
  /**
   * The lease is over: unpublished again. The owner's number stays, because only a claim judges
   * whether that worker died.
   */
  RELEASE(Actor.SWEEP, false, Set.of(PROCESSING), PENDING),
  /**
   * The broker gave its message up (it had been delivered too often), though the event is published
   * and due: whatever kills workers before they claim must end somewhere. Together with the dead
   * letter's row.
   */
  GIVE_UP(Actor.SWEEP, false, Set.of(PENDING), FAILED),
  /** A dead letter gets another life; audited, counters from zero. */
  REPLAY(Actor.OPERATOR, false, Set.of(FAILED), PENDING);

  /** Who makes the change. */
  public enum Actor {
    API,
    RELAY,
    WORKER,
    SWEEP,
    OPERATOR
  }

  private final Actor by;
  private final boolean ownerOnly;

  @SuppressWarnings("ImmutableEnumChecker") // always a Set.of
  private final Set<EventStatus> from;

  private final EventStatus to;

  EventTransition(Actor by, boolean ownerOnly, Set<EventStatus> from, EventStatus to) {
    this.by = by;
    this.ownerOnly = ownerOnly;
    this.from = from;
    this.to = to;
  }

  public Actor by() {
    return by;
  }

  /** Whether the row must still be leased to whoever makes the change. */
  public boolean ownerOnly() {
    return ownerOnly;
  }

  /** The states it starts from; empty where the row is only made. */
  public Set<EventStatus> from() {
    return from;
  }

  public EventStatus to() {
    return to;
  }
}
