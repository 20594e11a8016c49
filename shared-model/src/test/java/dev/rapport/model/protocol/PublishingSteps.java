package dev.rapport.model.protocol;

import static dev.rapport.model.contract.EventStatus.FAILED;
import static dev.rapport.model.contract.EventStatus.PENDING;
import static dev.rapport.model.contract.EventStatus.PROCESSING;

import dev.rapport.model.protocol.World.Is;
import dev.rapport.model.protocol.World.Of;

/**
 * The api: accepts, publishes, sweeps. A publisher's lease only saves duplicates, so here it stops
 * nobody.
 */
final class PublishingSteps {

  private static final int IDLE = 0;
  private static final int PUBLISHING = 1;
  private static final int CONFIRMED = 2;
  private static final int MARKED = 3;

  private final Protocol protocol;

  PublishingSteps(Protocol protocol) {
    this.protocol = protocol;
  }

  void from(World world, int event) {
    if (world.status(event) == null) {
      protocol.step(world, Protocol.API, "stores the event", event, next -> store(next, event));
      return;
    }
    for (int relay = 0; relay < protocol.scenario().relays(); relay++) {
      relay(world, relay, event);
    }
    bury(world, event);
    reconcile(world, event);
    expire(world, event);
    if (!protocol.scenario().has(Mistake.SWEEP_OFF)) {
      sweep(world, event);
    }
    replay(world, event);
  }

  private void store(World next, int event) {
    protocol.change(next, event, EventTransition.STORE);
    next.set(event, Of.DUE, 1);
  }

  private void relay(World world, int relay, int event) {
    int by = Protocol.FIRST_RELAY + relay;
    switch (world.relay(relay, event)) {
      case PUBLISHING -> publish(world, relay, event);
      case CONFIRMED ->
          protocol.step(
              world,
              by,
              "marks it published",
              event,
              next -> {
                mark(next, event);
                next.relay(relay, event, IDLE);
              });
      case MARKED -> publish(world, relay, event);
      default -> {
        if (isUnpublished(world, event) && world.is(event, Of.DUE)) {
          protocol.step(world, by, "leases it", event, next -> lease(next, relay, event));
        }
      }
    }
    if (world.relay(relay, event) != IDLE) {
      protocol.fault(
          world, Fault.RELAY_DIES, by, "dies", event, next -> next.relay(relay, event, IDLE));
    }
  }

  private void lease(World next, int relay, int event) {
    if (protocol.scenario().has(Mistake.MARK_BEFORE_CONFIRM)) {
      mark(next, event);
      next.relay(relay, event, MARKED);
    } else {
      next.relay(relay, event, PUBLISHING);
    }
  }

  private void publish(World world, int relay, int event) {
    int by = Protocol.FIRST_RELAY + relay;
    int confirmed = world.relay(relay, event) == MARKED ? IDLE : CONFIRMED;
    boolean ignored = protocol.scenario().has(Mistake.RETURNS_IGNORED);
    protocol.step(
        world,
        by,
        "publishes it",
        event,
        next -> {
          protocol.enqueue(next, event);
          next.relay(relay, event, confirmed);
        });
    protocol.fault(
        world,
        Fault.CONFIRM_LOST,
        by,
        "loses the confirm of a stored message",
        event,
        next -> {
          protocol.enqueue(next, event);
          next.relay(relay, event, IDLE);
        });
    protocol.fault(
        world,
        Fault.RETURNED,
        by,
        "gets its message returned and acked",
        event,
        next -> next.relay(relay, event, ignored ? confirmed : IDLE));
    protocol.fault(
        world,
        Fault.REFUSED,
        by,
        "is refused its message",
        event,
        next -> next.relay(relay, event, IDLE));
  }

  private void mark(World next, int event) {
    if (isUnpublished(next, event)) {
      protocol.change(next, event, EventTransition.MARK_PUBLISHED);
      next.set(event, Of.PUBLISHED, 1);
    }
  }

  private static boolean isUnpublished(World world, int event) {
    return world.status(event) == PENDING && !world.is(event, Of.PUBLISHED);
  }

  private void bury(World world, int event) {
    if (world.status(event) == FAILED && world.get(event, Of.BURIED) < 2) {
      protocol.step(
          world,
          Protocol.SWEEP,
          "publishes and marks the dead letter",
          event,
          next -> next.set(event, Of.BURIED, 2));
    }
  }

  /** What a worker has is its own to decide; what has another message needs not this one. */
  private void reconcile(World world, int event) {
    if (!world.is(event, Of.GIVEN_UP) || world.status(event) == PROCESSING) {
      return;
    }
    boolean missed =
        world.status(event) == PENDING && world.is(event, Of.PUBLISHED) && world.is(event, Of.DUE);
    protocol.step(
        world,
        Protocol.SWEEP,
        missed ? "declares dead what the broker gave up" : "removes what the broker gave up",
        event,
        next -> {
          next.set(event, Of.GIVEN_UP, 0);
          if (missed) {
            protocol.change(next, event, EventTransition.GIVE_UP);
            next.set(event, Of.OWNER, World.NOBODY);
            next.set(event, Of.CRASHES, 0);
          }
        });
  }

  private void sweep(World world, int event) {
    if (world.status(event) == PENDING
        && world.is(event, Of.PUBLISHED)
        && world.is(event, Of.DUE)) {
      if (protocol.isInBroker(world, event)) {
        String early = "makes it unpublished too early";
        protocol.fault(
            world,
            Fault.SWEEP_TOO_EARLY,
            Protocol.SWEEP,
            early,
            event,
            next -> unpublish(next, event));
      } else {
        String lost = "makes it unpublished: no message is left";
        protocol.step(world, Protocol.SWEEP, lost, event, next -> unpublish(next, event));
      }
    }
    if (world.status(event) == PROCESSING && world.is(event, Of.LEASE_OVER)) {
      String over = "makes it unpublished: its lease is over";
      protocol.step(world, Protocol.SWEEP, over, event, next -> release(next, event));
    }
  }

  private void unpublish(World next, int event) {
    protocol.change(next, event, EventTransition.UNPUBLISH);
    next.set(event, Of.PUBLISHED, 0);
  }

  private void release(World next, int event) {
    next.set(event, Of.PUBLISHED, 0);
    next.set(event, Of.LEASE_OVER, 0);
    if (protocol.scenario().has(Mistake.SWEEP_LEAVES_PROCESSING)) {
      return;
    }
    protocol.change(next, event, EventTransition.RELEASE);
    if (protocol.scenario().has(Mistake.SWEEP_FORGETS_THE_OWNER)) {
      next.set(event, Of.OWNER, World.NOBODY);
    }
  }

  /** A lease outlives the work and the lock of a dead worker, so it ends early only by a fault. */
  private void expire(World world, int event) {
    if (world.status(event) != PROCESSING || world.is(event, Of.LEASE_OVER)) {
      return;
    }
    if (mayOwnerStillAct(world, event)) {
      protocol.fault(
          world,
          Fault.LEASE_TOO_SHORT,
          Protocol.CLOCK,
          "ends the lease too early",
          event,
          next -> next.set(event, Of.LEASE_OVER, 1));
    } else {
      protocol.step(
          world,
          Protocol.CLOCK,
          "ends the lease",
          event,
          next -> next.set(event, Of.LEASE_OVER, 1));
    }
  }

  private static boolean mayOwnerStillAct(World world, int event) {
    int owner = world.get(event, Of.OWNER);
    if (owner >= World.DEAD_BUT_STILL_LOCKED) {
      return owner != World.DEAD;
    }
    return !world.is(Is.FROZEN, owner) && world.phase(owner, event) != Phase.NOTHING;
  }

  private void replay(World world, int event) {
    if (world.status(event) == FAILED && world.get(event, Of.BURIED) == 2) {
      protocol.fault(
          world,
          Fault.REPLAYED,
          Protocol.NOBODY,
          "operator replays it",
          event,
          next -> {
            protocol.change(next, event, EventTransition.REPLAY);
            next.set(event, Of.PUBLISHED, 0);
            next.set(event, Of.ATTEMPTS, 0);
            next.set(event, Of.CRASHES, 0);
            next.set(event, Of.BURIED, 0);
            forgetDeadLetter(next, event);
          });
    }
  }

  /** The letter is resolved, so a copy or a mark that comes late is not one of the next letter. */
  private void forgetDeadLetter(World next, int event) {
    for (int worker = 1; worker <= protocol.scenario().workers(); worker++) {
      if (next.phase(worker, event) == Phase.TELLING_DEAD_LETTER_QUEUE) {
        next.phase(worker, event, Phase.DONE);
      }
    }
  }
}
