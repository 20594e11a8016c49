package dev.rapport.model.protocol;

import static dev.rapport.model.contract.EventStatus.PENDING;

import dev.rapport.model.protocol.World.Is;
import dev.rapport.model.protocol.World.Of;

/** The broker: delivers, brings back what waited in a tier, and may lose both. Time passes here. */
final class BrokerSteps {

  private final Protocol protocol;

  BrokerSteps(Protocol protocol) {
    this.protocol = protocol;
  }

  void from(World world, int event) {
    if (world.is(event, Of.READY)) {
      deliver(world, event);
      String lost = "loses the queue with all in it";
      protocol.fault(
          world,
          Fault.QUEUE_LOST,
          Protocol.BROKER,
          lost,
          event,
          next -> next.set(event, Of.READY, 0));
      protocol.fault(
          world,
          Fault.GIVEN_UP,
          Protocol.BROKER,
          "puts it into the dead-letter queue",
          event,
          next -> {
            next.add(event, Of.READY, -1, protocol.scenario().copies());
            next.set(event, Of.GIVEN_UP, 1);
          });
    }
    if (world.is(event, Of.IN_TIER)) {
      bringBack(world, event);
      protocol.fault(
          world,
          Fault.TIER_MESSAGE_LOST,
          Protocol.BROKER,
          "loses the tier's message",
          event,
          next -> next.set(event, Of.IN_TIER, 0));
    }
    if (world.status(event) == PENDING && !world.is(event, Of.DUE)) {
      protocol.step(
          world, Protocol.CLOCK, "makes it due", event, next -> next.set(event, Of.DUE, 1));
    }
  }

  private void deliver(World world, int event) {
    for (int worker = 1; worker <= protocol.scenario().workers(); worker++) {
      int to = worker;
      if (world.phase(to, event) == Phase.NOTHING
          && !world.is(Is.FROZEN, to)
          && !world.is(Is.STANDING_DOWN, to)) {
        protocol.step(
            world,
            Protocol.BROKER,
            to == 1 ? "delivers it to worker 1" : "delivers it to worker 2",
            event,
            next -> {
              next.add(event, Of.READY, -1, protocol.scenario().copies());
              next.phase(to, event, Phase.DELIVERED);
              next.holds(to, event, !protocol.scenario().has(Mistake.ACK_BEFORE_COMMIT));
            });
      }
    }
  }

  private void bringBack(World world, int event) {
    if (world.status(event) != PENDING || world.is(event, Of.DUE)) {
      protocol.step(
          world, Protocol.BROKER, "brings it back from its tier", event, next -> back(next, event));
    } else {
      protocol.fault(
          world,
          Fault.TIER_TOO_EARLY,
          Protocol.BROKER,
          "brings it back before it is due",
          event,
          next -> back(next, event));
    }
  }

  private void back(World next, int event) {
    next.add(event, Of.IN_TIER, -1, 1);
    protocol.enqueue(next, event);
  }
}
