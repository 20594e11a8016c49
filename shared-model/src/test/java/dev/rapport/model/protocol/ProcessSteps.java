package dev.rapport.model.protocol;

import dev.rapport.model.protocol.World.Is;
import dev.rapport.model.protocol.World.Of;
import java.util.function.IntPredicate;

/** What happens to a worker's process as a whole, and to its lock. */
final class ProcessSteps {

  private final Protocol protocol;

  ProcessSteps(Protocol protocol) {
    this.protocol = protocol;
  }

  void from(World world, int me) {
    int by = Protocol.FIRST_WORKER + me;
    releaseLocks(world);
    if (world.is(Is.FROZEN, me)) {
      protocol.step(
          world,
          Protocol.NOBODY,
          me == 1 ? "worker 1 wakes up" : "worker 2 wakes up",
          0,
          next -> next.set(Is.FROZEN, me, false));
      if (any(event -> world.holds(me, event))) {
        protocol.step(
            world,
            Protocol.BROKER,
            "misses the heartbeat of a frozen worker",
            0,
            next -> closeChannel(next, me));
      }
      protocol.fault(
          world, Fault.WORKER_KILLED, by, "is killed", 0, next -> die(protocol, next, me));
      return;
    }
    if (any(event -> world.phase(me, event) != Phase.NOTHING)) {
      interrupt(world, me);
    }
    if (world.is(Is.UNLOCKED, me)) {
      protocol.step(
          world, by, "locks its number again", 0, next -> next.set(Is.UNLOCKED, me, false));
    }
    if (world.is(Is.STANDING_DOWN, me)) {
      protocol.step(world, by, "resumes", 0, next -> resume(next, me));
    }
  }

  private void interrupt(World world, int me) {
    int by = Protocol.FIRST_WORKER + me;
    protocol.fault(world, Fault.WORKER_KILLED, by, "is killed", 0, next -> die(protocol, next, me));
    protocol.fault(
        world, Fault.CHANNEL_CLOSED, by, "loses its channel", 0, next -> closeChannel(next, me));
    if (protocol.scenario().workers() > 1 && !world.is(Is.FROZEN, 3 - me)) {
      protocol.fault(
          world, Fault.WORKER_FROZEN, by, "freezes", 0, next -> next.set(Is.FROZEN, me, true));
    }
    if (!world.is(Is.UNLOCKED, me)) {
      protocol.fault(
          world, Fault.LOCK_LOST, by, "loses its lock", 0, next -> next.set(Is.UNLOCKED, me, true));
    }
    protocol.fault(
        world,
        Fault.OUTAGE,
        by,
        "hands everything back",
        0,
        next -> {
          handBack(next, me);
          drop(next, me);
        });
    protocol.fault(
        world,
        Fault.OUTAGE,
        by,
        "gives up and cannot hand back",
        0,
        next -> {
          drop(next, me);
          next.set(Is.STANDING_DOWN, me, true);
        });
  }

  /** PostgreSQL sees the dead worker's socket end, which may be after the broker saw its own. */
  private void releaseLocks(World world) {
    for (int each = 0; each < protocol.scenario().events().size(); each++) {
      int event = each;
      if (world.get(event, Of.OWNER) == World.DEAD_BUT_STILL_LOCKED) {
        protocol.step(
            world,
            Protocol.POSTGRES,
            "releases the dead worker's lock",
            event,
            next -> next.set(event, Of.OWNER, World.DEAD));
      }
    }
  }

  static void die(Protocol protocol, World next, int me) {
    int late = next.is(Is.UNLOCKED, me) ? World.DEAD : World.DEAD_BUT_STILL_LOCKED;
    for (int event = 0; event < protocol.scenario().events().size(); event++) {
      protocol.requeue(next, me, event);
      next.phase(me, event, Phase.NOTHING);
      if (next.get(event, Of.OWNER) == me) {
        next.set(event, Of.OWNER, late);
      }
    }
    next.set(Is.UNLOCKED, me, false);
    next.set(Is.FROZEN, me, false);
    next.set(Is.STANDING_DOWN, me, false);
  }

  private void closeChannel(World next, int me) {
    for (int event = 0; event < protocol.scenario().events().size(); event++) {
      protocol.requeue(next, me, event);
    }
  }

  /** Forgets what was in flight; the closed channel brings it again. */
  private void drop(World next, int me) {
    closeChannel(next, me);
    for (int event = 0; event < protocol.scenario().events().size(); event++) {
      next.phase(me, event, Phase.NOTHING);
    }
  }

  private void resume(World next, int me) {
    if (!protocol.scenario().has(Mistake.RESUME_WITHOUT_HAND_BACK)) {
      handBack(next, me);
    }
    next.set(Is.STANDING_DOWN, me, false);
  }

  /** Also what the sweep has released: the number left there would charge a later death to it. */
  private void handBack(World next, int me) {
    for (int event = 0; event < protocol.scenario().events().size(); event++) {
      if (next.get(event, Of.OWNER) == me) {
        protocol.change(next, event, EventTransition.HAND_BACK);
        next.add(event, Of.ATTEMPTS, -1, next.get(event, Of.ATTEMPTS));
        next.set(event, Of.OWNER, World.NOBODY);
        next.set(event, Of.LEASE_OVER, 0);
      }
    }
  }

  private boolean any(IntPredicate condition) {
    for (int event = 0; event < protocol.scenario().events().size(); event++) {
      if (condition.test(event)) {
        return true;
      }
    }
    return false;
  }
}
