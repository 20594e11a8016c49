package dev.rapport.model.protocol;

import java.util.EnumSet;
import java.util.Set;

/** What may go wrong. Each happens at any time, as often as the scenario's budget allows. */
enum Fault {
  RELAY_DIES,
  CONFIRM_LOST,
  RETURNED,
  REFUSED,
  /** The queue and all in it. */
  QUEUE_LOST,
  TIER_MESSAGE_LOST,
  TIER_TOO_EARLY,
  CHANNEL_CLOSED,
  WORKER_KILLED,
  /** Stopped, possibly for ever; its lock stays. */
  WORKER_FROZEN,
  /** The session that holds the advisory lock ends though the worker lives. */
  LOCK_LOST,
  /** Everything is handed back, or cannot be because the database is away. */
  OUTAGE,
  SWEEP_TOO_EARLY,
  LEASE_TOO_SHORT,
  REPLAYED,
  /** The message was delivered too often: the broker puts it into the dead-letter queue. */
  GIVEN_UP;

  private static final Set<Fault> LETHAL = Set.of(WORKER_KILLED, LOCK_LOST);
  private static final Set<Fault> BROKER_FORGETS = Set.of(QUEUE_LOST, TIER_MESSAGE_LOST);

  /** Those that look like the death of a worker. */
  static Set<Fault> lethal() {
    return LETHAL;
  }

  /** All but those by which the broker loses what it confirmed. */
  static Set<Fault> withReliableBroker() {
    return without(BROKER_FORGETS);
  }

  /** All others but giving up, by which even a good event dies: that is looked at on its own. */
  static Set<Fault> without(Set<Fault> excluded) {
    Set<Fault> faults = EnumSet.allOf(Fault.class);
    faults.removeAll(excluded);
    faults.remove(GIVEN_UP);
    return faults;
  }
}
