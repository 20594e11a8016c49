package dev.rapport.model.protocol;

import static dev.rapport.model.contract.EventStatus.PENDING;
import static dev.rapport.model.contract.EventStatus.PROCESSING;

import dev.rapport.model.contract.EventStatus;
import dev.rapport.model.protocol.World.Is;
import dev.rapport.model.protocol.World.Of;

/** What a claim makes of a row: one statement, and the only place that judges who died. */
final class Claiming {

  private static final int ATTEMPTS_COUNTED = 9;

  private final Protocol protocol;

  Claiming(Protocol protocol) {
    this.protocol = protocol;
  }

  private enum Holder {
    NOBODY,
    MYSELF,
    LIVING,
    DEAD
  }

  void claim(World next, int me, int event) {
    claim(next, me, event, Phase.WORKING);
  }

  void claimAlone(World next, int me, int event) {
    claim(next, me, event, Phase.ALONE);
  }

  static boolean isFinal(World world, int event) {
    EventStatus status = world.status(event);
    return status != null && status.isFinal();
  }

  private void claim(World next, int me, int event, Phase work) {
    boolean waiting = next.status(event) == PENDING && !next.is(event, Of.DUE);
    if (isFinal(next, event) || waiting) {
      next.phase(me, event, Phase.DONE);
      return;
    }
    Holder holder = holder(next, me, event);
    if (holder == Holder.DEAD && !protocol.scenario().has(Mistake.NO_CRASH_COUNT)) {
      next.add(event, Of.CRASHES, 1, Scenario.DEAD_AT);
    }
    boolean suspect =
        next.get(event, Of.CRASHES) == Scenario.ALONE_AT
            && work != Phase.ALONE
            && !protocol.scenario().has(Mistake.SUSPECT_IN_COMPANY);
    if (isHeld(next, event, holder)) {
      next.phase(me, event, suspect ? Phase.SET_ASIDE : work);
    } else if (suspect && !protocol.scenario().has(Mistake.SUSPECT_LEASED_EARLY)) {
      setAside(next, me, event, holder);
    } else {
      lease(next, me, event, holder);
      boolean dead = next.get(event, Of.CRASHES) == Scenario.DEAD_AT;
      next.phase(me, event, dead ? Phase.BURYING : suspect ? Phase.SET_ASIDE : work);
    }
  }

  /** Held by a living worker within its lease: worked on beside it, but left to it. */
  private boolean isHeld(World world, int event, Holder holder) {
    return world.status(event) == PROCESSING
        && holder == Holder.LIVING
        && !world.is(event, Of.LEASE_OVER)
        && !protocol.scenario().has(Mistake.TAKEOVER_MOVES_THE_LEASE);
  }

  private void setAside(World next, int me, int event, Holder holder) {
    next.phase(me, event, Phase.SET_ASIDE);
    if (holder == Holder.DEAD) {
      protocol.change(next, event, EventTransition.SET_ASIDE);
      next.set(event, Of.OWNER, World.NOBODY);
      next.set(event, Of.LEASE_OVER, 0);
    }
  }

  private void lease(World next, int me, int event, Holder holder) {
    boolean pending = next.status(event) == PENDING;
    protocol.change(next, event, pending ? EventTransition.CLAIM : EventTransition.TAKE_OVER);
    boolean dead = next.get(event, Of.CRASHES) == Scenario.DEAD_AT;
    if (!dead && (holder == Holder.NOBODY || holder == Holder.DEAD)) {
      next.add(event, Of.ATTEMPTS, 1, ATTEMPTS_COUNTED);
    }
    next.set(event, Of.OWNER, me);
    next.set(event, Of.LEASE_OVER, 0);
    next.set(event, Of.PUBLISHED, 1);
  }

  private static Holder holder(World world, int me, int event) {
    int owner = world.get(event, Of.OWNER);
    if (owner == World.NOBODY) {
      return Holder.NOBODY;
    }
    if (owner == me) {
      return Holder.MYSELF;
    }
    if (owner == World.DEAD) {
      return Holder.DEAD;
    }
    boolean locked = owner == World.DEAD_BUT_STILL_LOCKED || !world.is(Is.UNLOCKED, owner);
    return locked ? Holder.LIVING : Holder.DEAD;
  }
}
