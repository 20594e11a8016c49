package dev.rapport.model.protocol;

import java.util.List;
import java.util.Set;

/**
 * What one run of the checker explores.
 *
 * @param events what each event does to its worker
 * @param copies messages of one event in one queue, at most; a further one changes nothing
 * @param faults how many faults may happen
 */
record Scenario(
    List<Kind> events,
    int workers,
    int relays,
    int copies,
    int faults,
    Set<Fault> possible,
    Set<Mistake> mistakes) {

  /** Attempts after which an event is dead: fewer than in production, for fewer states. */
  static final int MAX_ATTEMPTS = 2;

  /** Crashes after which an event is worked on alone, and after which it is dead. */
  static final int ALONE_AT = 2;

  static final int DEAD_AT = 3;

  static Scenario of(Kind... events) {
    return new Scenario(List.of(events), 1, 1, 2, 0, Set.of(), Set.of());
  }

  Scenario withWorkers(int count) {
    return new Scenario(events, count, relays, copies, faults, possible, mistakes);
  }

  Scenario withRelays(int count) {
    return new Scenario(events, workers, count, copies, faults, possible, mistakes);
  }

  Scenario withCopies(int count) {
    return new Scenario(events, workers, relays, count, faults, possible, mistakes);
  }

  Scenario withFaults(int count, Set<Fault> of) {
    return new Scenario(events, workers, relays, copies, count, of, mistakes);
  }

  Scenario withMistakes(Mistake... made) {
    return new Scenario(events, workers, relays, copies, faults, possible, Set.of(made));
  }

  boolean has(Mistake mistake) {
    return mistakes.contains(mistake);
  }
}
