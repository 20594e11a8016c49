package dev.rapport.model.protocol;

import dev.rapport.model.contract.EventStatus;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One state of everything: rows, queues, relays and workers. Small numbers in one array, because
 * millions are compared. A step copies the world before it changes it.
 */
final class World {

  /** Owners of a row besides the workers 1, 2...: nobody, or the number of a dead worker. */
  static final int NOBODY = 0;

  static final int DEAD_BUT_STILL_LOCKED = 8;
  static final int DEAD = 9;

  private static final List<EventStatus> STATUSES = List.of(EventStatus.values());
  private static final List<Phase> PHASES = List.of(Phase.values());

  /** What is known of an event, in its row and on the broker. */
  enum Of {
    STATUS(0),
    PUBLISHED(1),
    DUE(2),
    ATTEMPTS(3),
    CRASHES(4),
    OWNER(5),
    LEASE_OVER(6),
    IN_LEDGER(7),
    TIMES_APPLIED(8),
    /** 1: in the dead-letter queue; 2: and marked as such. */
    BURIED(9),
    READY(10),
    IN_TIER(11),
    /** In the dead-letter queue, put there by the broker and not compared with its row yet. */
    GIVEN_UP(12);

    private static final int COUNT = 13;
    private final int at;

    Of(int at) {
      this.at = at;
    }
  }

  /** What is known of a worker besides its phases. */
  enum Is {
    UNLOCKED(0),
    FROZEN(1),
    STANDING_DOWN(2);

    private static final int COUNT = 3;
    private final int at;

    Is(int at) {
      this.at = at;
    }
  }

  private final Scenario shape;
  private final byte[] cells;

  World(Scenario scenario) {
    this.shape = scenario;
    int events = scenario.events().size();
    int each = Of.COUNT + scenario.relays() + 2 * scenario.workers();
    this.cells = new byte[1 + scenario.workers() * Is.COUNT + events * each];
    this.cells[0] = (byte) scenario.faults();
  }

  private World(World other) {
    this.shape = other.shape;
    this.cells = other.cells.clone();
  }

  World copy() {
    return new World(this);
  }

  int faultsLeft() {
    return cells[0];
  }

  void spendFault() {
    cells[0]--;
  }

  @Nullable EventStatus status(int event) {
    int code = get(event, Of.STATUS);
    return code == 0 ? null : STATUSES.get(code - 1);
  }

  void status(int event, EventStatus status) {
    set(event, Of.STATUS, STATUSES.indexOf(status) + 1);
  }

  int get(int event, Of what) {
    return cells[of(event) + what.at];
  }

  boolean is(int event, Of what) {
    return get(event, what) != 0;
  }

  void set(int event, Of what, int value) {
    cells[of(event) + what.at] = (byte) value;
  }

  /** Adds up to a limit, so that a world without end has finitely many states. */
  void add(int event, Of what, int more, int limit) {
    set(event, what, Math.min(limit, get(event, what) + more));
  }

  /** 0: idle; 1: about to publish; 2: confirmed, to be marked; 3: marked, not yet published. */
  int relay(int relay, int event) {
    return cells[of(event) + Of.COUNT + relay];
  }

  void relay(int relay, int event, int phase) {
    cells[of(event) + Of.COUNT + relay] = (byte) phase;
  }

  Phase phase(int worker, int event) {
    return PHASES.get(cells[hand(worker, event)]);
  }

  void phase(int worker, int event, Phase phase) {
    cells[hand(worker, event)] = (byte) PHASES.indexOf(phase);
  }

  /** Whether the worker's delivery is unacknowledged and its channel open. */
  boolean holds(int worker, int event) {
    return cells[hand(worker, event) + 1] != 0;
  }

  void holds(int worker, int event, boolean holds) {
    cells[hand(worker, event) + 1] = (byte) (holds ? 1 : 0);
  }

  boolean is(Is what, int worker) {
    return cells[1 + (worker - 1) * Is.COUNT + what.at] != 0;
  }

  void set(Is what, int worker, boolean value) {
    cells[1 + (worker - 1) * Is.COUNT + what.at] = (byte) (value ? 1 : 0);
  }

  private int of(int event) {
    int each = Of.COUNT + shape.relays() + 2 * shape.workers();
    return 1 + shape.workers() * Is.COUNT + event * each;
  }

  private int hand(int worker, int event) {
    return of(event) + Of.COUNT + shape.relays() + 2 * (worker - 1);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof World world && Arrays.equals(cells, world.cells);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(cells);
  }
}
