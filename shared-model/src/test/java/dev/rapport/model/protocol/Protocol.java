package dev.rapport.model.protocol;

import dev.rapport.model.contract.EventStatus;
import dev.rapport.model.protocol.World.Of;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** All that may happen next in a world: what the services do, and what is done to them. */
final class Protocol {

  /** Who acts. Whoever can act without end does so some day; nobody needs not. */
  static final int NOBODY = 0;

  static final int API = 1;
  static final int BROKER = 2;
  static final int POSTGRES = 3;
  static final int CLOCK = 4;
  static final int SWEEP = 5;
  static final int FIRST_RELAY = 6;
  static final int FIRST_WORKER = 10;

  private final Scenario scenario;
  private final Set<EventTransition> used = EnumSet.noneOf(EventTransition.class);
  private final List<Move> moves = new ArrayList<>();
  private final PublishingSteps publishing = new PublishingSteps(this);
  private final BrokerSteps broker = new BrokerSteps(this);
  private final WorkerSteps working = new WorkerSteps(this);
  private final ProcessSteps processes = new ProcessSteps(this);

  Protocol(Scenario scenario) {
    this.scenario = scenario;
  }

  Scenario scenario() {
    return scenario;
  }

  /** The transitions that were taken so far. */
  Set<EventTransition> used() {
    return used;
  }

  /** One event begins before it is stored; several lie in the queue, for fewer states. */
  World begin() {
    World world = new World(scenario);
    if (scenario.events().size() > 1) {
      for (int event = 0; event < scenario.events().size(); event++) {
        change(world, event, EventTransition.STORE);
        world.set(event, Of.DUE, 1);
        world.set(event, Of.PUBLISHED, 1);
        enqueue(world, event);
      }
    }
    return world;
  }

  List<Move> next(World world) {
    moves.clear();
    for (int event = 0; event < scenario.events().size(); event++) {
      publishing.from(world, event);
      broker.from(world, event);
      for (int worker = 1; worker <= scenario.workers(); worker++) {
        working.from(world, worker, event);
      }
    }
    for (int worker = 1; worker <= scenario.workers(); worker++) {
      processes.from(world, worker);
    }
    return List.copyOf(moves);
  }

  void step(World world, int by, String what, int event, Consumer<World> change) {
    World next = world.copy();
    change.accept(next);
    moves.add(new Move(by, what, event, next, true));
  }

  /** A step that the surroundings force on somebody, while the budget lasts. */
  void fault(World world, Fault fault, int at, String what, int event, Consumer<World> change) {
    if (mayHappen(world, fault)) {
      World next = world.copy();
      next.spendFault();
      change.accept(next);
      moves.add(new Move(at, what, event, next, false));
    }
  }

  private boolean mayHappen(World world, Fault fault) {
    return world.faultsLeft() > 0 && scenario.possible().contains(fault);
  }

  /** Changes a row's state, and only as the table of transitions allows. */
  void change(World world, int event, EventTransition transition) {
    EventStatus from = world.status(event);
    boolean allowed = from == null ? transition.from().isEmpty() : transition.from().contains(from);
    if (!allowed) {
      throw new IllegalStateException(transition + " of a row that is " + from);
    }
    used.add(transition);
    world.status(event, transition.to());
  }

  /** One more message in the work queue. */
  void enqueue(World world, int event) {
    world.add(event, Of.READY, 1, scenario.copies());
  }

  /** The channel of this delivery is closed: the broker delivers it again. */
  void requeue(World world, int worker, int event) {
    if (world.holds(worker, event)) {
      world.holds(worker, event, false);
      enqueue(world, event);
    }
  }

  boolean isInBroker(World world, int event) {
    if (world.is(event, Of.READY) || world.is(event, Of.IN_TIER)) {
      return true;
    }
    for (int worker = 1; worker <= scenario.workers(); worker++) {
      if (world.holds(worker, event)) {
        return true;
      }
    }
    return false;
  }
}
