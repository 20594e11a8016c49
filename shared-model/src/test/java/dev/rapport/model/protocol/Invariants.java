package dev.rapport.model.protocol;

import static dev.rapport.model.contract.EventStatus.FAILED;
import static dev.rapport.model.contract.EventStatus.PENDING;
import static dev.rapport.model.contract.EventStatus.PROCESSED;
import static dev.rapport.model.contract.EventStatus.PROCESSING;
import static dev.rapport.model.contract.EventStatus.SKIPPED;

import dev.rapport.model.contract.EventStatus;
import dev.rapport.model.protocol.World.Of;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** What must hold in every state. */
final class Invariants {

  /** All but the last may have failed, and then three crashed. */
  private static final int MOST_ATTEMPTS = Scenario.MAX_ATTEMPTS - 1 + Scenario.DEAD_AT;

  private final Scenario scenario;
  private final boolean fewDeaths;

  Invariants(Scenario scenario) {
    this.scenario = scenario;
    // With as many lethal faults as lives, even a good event may die.
    this.fewDeaths =
        !scenario.possible().contains(Fault.GIVEN_UP)
            && (scenario.faults() < Scenario.DEAD_AT
                || Collections.disjoint(scenario.possible(), Fault.lethal()));
  }

  /** What the world breaks, if anything. */
  @Nullable String brokenIn(World world) {
    for (int event = 0; event < scenario.events().size(); event++) {
      String broken = brokenIn(world, event);
      if (broken != null) {
        return broken + " (event " + event + ")";
      }
    }
    return null;
  }

  /** Nothing is left to do for the event. */
  static boolean isResolved(World world, int event) {
    EventStatus status = world.status(event);
    return status == PROCESSED
        || status == SKIPPED
        || (status == FAILED && world.is(event, Of.BURIED));
  }

  private @Nullable String brokenIn(World world, int event) {
    EventStatus status = world.status(event);
    int applied = world.get(event, Of.TIMES_APPLIED);
    int attempts = world.get(event, Of.ATTEMPTS);
    if (applied > 1) {
      return "applied twice";
    }
    if (status == FAILED && applied > 0) {
      return "a dead event has an effect";
    }
    if ((status == PROCESSED) != (applied == 1) && !isHalfApplied(world, event)) {
      return "PROCESSED without effect, or an effect without PROCESSED";
    }
    if ((status == PROCESSED) != world.is(event, Of.IN_LEDGER)) {
      return "PROCESSED without ledger row, or a ledger row without PROCESSED";
    }
    if (attempts > MOST_ATTEMPTS) {
      return "more attempts than anybody allowed";
    }
    if (status == PROCESSING && (attempts < 1 || world.get(event, Of.OWNER) == World.NOBODY)) {
      return "worked on without an attempt or an owner";
    }
    if (status == PENDING && world.is(event, Of.BURIED)) {
      return "open, but in the dead-letter queue";
    }
    if (status == FAILED && scenario.events().get(event) == Kind.GOOD && fewDeaths) {
      return "a good event is dead";
    }
    return null;
  }

  private boolean isHalfApplied(World world, int event) {
    for (int worker = 1; worker <= scenario.workers(); worker++) {
      if (world.phase(worker, event) == Phase.HALF_APPLIED) {
        return true;
      }
    }
    return scenario.has(Mistake.LEDGER_IN_ITS_OWN_TRANSACTION);
  }
}
