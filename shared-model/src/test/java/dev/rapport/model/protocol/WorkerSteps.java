package dev.rapport.model.protocol;

import static dev.rapport.model.contract.EventStatus.PROCESSING;

import dev.rapport.model.protocol.World.Is;
import dev.rapport.model.protocol.World.Of;

/** A worker and one event, from the delivery to the acknowledgement. */
final class WorkerSteps {

  private final Protocol protocol;
  private final Claiming claiming;

  WorkerSteps(Protocol protocol) {
    this.protocol = protocol;
    this.claiming = new Claiming(protocol);
  }

  void from(World world, int me, int event) {
    if (world.is(Is.FROZEN, me)) {
      return;
    }
    int by = Protocol.FIRST_WORKER + me;
    switch (world.phase(me, event)) {
      case DELIVERED -> {
        if (mayClaim(world, me) && !isSomethingAlone(world, me)) {
          protocol.step(world, by, "claims it", event, next -> claiming.claim(next, me, event));
        }
      }
      case SET_ASIDE -> {
        if (mayClaim(world, me) && !isSomethingInFlight(world, me)) {
          protocol.step(
              world, by, "claims it alone", event, next -> claiming.claimAlone(next, me, event));
        }
      }
      case WORKING, ALONE -> work(world, me, event);
      case HALF_APPLIED ->
          protocol.step(world, by, "writes the ledger", event, next -> finish(next, me, event));
      case BURYING ->
          protocol.step(
              world, by, "buries what crashed too often", event, next -> die(next, me, event));
      case TELLING_TIER -> tellTier(world, me, event);
      case TELLING_DEAD_LETTER_QUEUE -> tellDeadLetterQueue(world, me, event);
      case DONE ->
          protocol.step(world, by, "acknowledges", event, next -> acknowledge(next, me, event));
      case NOTHING -> {}
    }
  }

  /** Who has lost its lock looks dead, so it takes nothing more. */
  private static boolean mayClaim(World world, int me) {
    return !world.is(Is.UNLOCKED, me) && !world.is(Is.STANDING_DOWN, me);
  }

  private boolean isSomethingAlone(World world, int me) {
    for (int event = 0; event < protocol.scenario().events().size(); event++) {
      if (world.phase(me, event) == Phase.ALONE) {
        return true;
      }
    }
    return false;
  }

  private boolean isSomethingInFlight(World world, int me) {
    for (int event = 0; event < protocol.scenario().events().size(); event++) {
      if (world.phase(me, event).isInFlight()) {
        return true;
      }
    }
    return false;
  }

  private void work(World world, int me, int event) {
    int by = Protocol.FIRST_WORKER + me;
    Kind kind = protocol.scenario().events().get(event);
    if (kind.mayScore()) {
      protocol.step(world, by, "applies it", event, next -> apply(next, me, event));
    }
    if (kind.mayFail()) {
      protocol.step(world, by, "fails", event, next -> fail(next, me, event));
    }
    if (kind == Kind.INVALID) {
      protocol.step(world, by, "finds it invalid", event, next -> die(next, me, event));
    }
    if (kind == Kind.NOT_SCORED) {
      protocol.step(world, by, "skips it", event, next -> skip(next, me, event));
    }
    if (kind.mayKill()) {
      protocol.step(
          world, by, "is killed by it", event, next -> ProcessSteps.die(protocol, next, me));
    }
  }

  private void apply(World next, int me, int event) {
    next.phase(me, event, Phase.DONE);
    boolean looked = !protocol.scenario().has(Mistake.NO_CHECK_WHEN_APPLYING);
    if (looked && Claiming.isFinal(next, event)) {
      return;
    }
    if (next.is(event, Of.IN_LEDGER) && !protocol.scenario().has(Mistake.NO_LEDGER)) {
      return;
    }
    next.add(event, Of.TIMES_APPLIED, 1, 2);
    if (protocol.scenario().has(Mistake.LEDGER_IN_ITS_OWN_TRANSACTION)) {
      next.phase(me, event, Phase.HALF_APPLIED);
    } else {
      finish(next, me, event);
    }
  }

  private void finish(World next, int me, int event) {
    next.phase(me, event, Phase.DONE);
    next.set(event, Of.IN_LEDGER, 1);
    if (!Claiming.isFinal(next, event)) {
      protocol.change(next, event, EventTransition.APPLY);
      close(next, event);
    }
  }

  private void skip(World next, int me, int event) {
    next.phase(me, event, Phase.DONE);
    if (!Claiming.isFinal(next, event)) {
      protocol.change(next, event, EventTransition.SKIP);
      close(next, event);
    }
  }

  private void fail(World next, int me, int event) {
    if (next.get(event, Of.ATTEMPTS) >= Scenario.MAX_ATTEMPTS) {
      die(next, me, event);
    } else if (isMine(next, me, event)) {
      protocol.change(next, event, EventTransition.RETRY);
      close(next, event);
      next.set(event, Of.CRASHES, 0);
      next.set(event, Of.DUE, 0);
      next.phase(me, event, Phase.TELLING_TIER);
    } else {
      next.phase(me, event, Phase.DONE);
    }
  }

  private void die(World next, int me, int event) {
    if (isMine(next, me, event)) {
      protocol.change(next, event, EventTransition.DIE);
      close(next, event);
      next.phase(me, event, Phase.TELLING_DEAD_LETTER_QUEUE);
    } else {
      next.phase(me, event, Phase.DONE);
    }
  }

  static boolean isMine(World world, int me, int event) {
    return world.status(event) == PROCESSING && world.get(event, Of.OWNER) == me;
  }

  private static void close(World next, int event) {
    next.set(event, Of.OWNER, World.NOBODY);
    next.set(event, Of.LEASE_OVER, 0);
  }

  private void tellTier(World world, int me, int event) {
    int by = Protocol.FIRST_WORKER + me;
    protocol.step(
        world,
        by,
        "publishes it to its tier",
        event,
        next -> {
          next.add(event, Of.IN_TIER, 1, 1);
          next.phase(me, event, Phase.DONE);
        });
    String refused = "is refused by the tier";
    protocol.fault(
        world, Fault.REFUSED, by, refused, event, next -> next.phase(me, event, Phase.DONE));
  }

  private void tellDeadLetterQueue(World world, int me, int event) {
    int by = Protocol.FIRST_WORKER + me;
    protocol.step(
        world, by, "publishes and marks the dead letter", event, next -> told(next, me, event, 2));
    protocol.fault(
        world,
        Fault.CONFIRM_LOST,
        by,
        "loses the confirm of a stored dead letter",
        event,
        next -> told(next, me, event, 1));
    String refused = "is refused by the dead-letter queue";
    protocol.fault(
        world, Fault.REFUSED, by, refused, event, next -> next.phase(me, event, Phase.DONE));
  }

  private static void told(World next, int me, int event, int buried) {
    next.set(event, Of.BURIED, Math.max(buried, next.get(event, Of.BURIED)));
    next.phase(me, event, Phase.DONE);
  }

  private static void acknowledge(World next, int me, int event) {
    next.holds(me, event, false);
    next.phase(me, event, Phase.NOTHING);
  }
}
