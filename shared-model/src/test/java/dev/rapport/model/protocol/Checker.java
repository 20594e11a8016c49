package dev.rapport.model.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Visits every state a scenario can reach, the nearest first, so the way to a broken one is a
 * shortest. Then looks for a place where the world can stay for ever without resolving an event
 * though no fault happens and everybody acts who can: there, an event is lost or stuck.
 */
final class Checker {

  private static final int MOST_STATES = 3_000_000;

  private final Scenario scenario;
  private final Protocol protocol;
  private final Invariants invariants;
  private final Map<World, Integer> numbers = new HashMap<>();
  private final List<Visited> visited = new ArrayList<>();
  private int steps;

  private Checker(Scenario scenario) {
    this.scenario = scenario;
    this.protocol = new Protocol(scenario);
    this.invariants = new Invariants(scenario);
  }

  /** A state: how it was first reached, and which states follow without a fault, and by whom. */
  static final class Visited {
    final World world;
    final int from;
    final String how;
    final int depth;
    int[] next = {};
    int[] by = {};

    Visited(World world, int from, String how, int depth) {
      this.world = world;
      this.from = from;
      this.how = how;
      this.depth = depth;
    }
  }

  static Verdict check(Scenario scenario) {
    return new Checker(scenario).run();
  }

  private Verdict run() {
    long begin = System.nanoTime();
    int broken = explore();
    String what = broken < 0 ? null : invariants.brokenIn(visited.get(broken).world);
    List<String> trace = broken < 0 ? List.of() : traceTo(broken);
    for (int event = 0; what == null && event < scenario.events().size(); event++) {
      int of = event;
      Lassos lassos = new Lassos(visited, world -> Invariants.isResolved(world, of));
      int stuck = lassos.nearest();
      if (stuck >= 0) {
        what = "never resolved from here on (event " + event + ")";
        trace = new ArrayList<>(traceTo(stuck));
        trace.add(lassos.describe(stuck));
      }
    }
    int depth = visited.getLast().depth;
    long millis = (System.nanoTime() - begin) / 1_000_000;
    return new Verdict(visited.size(), steps, depth, millis, protocol.used(), what, trace);
  }

  /** The first state that breaks an invariant; -1 if none does. */
  private int explore() {
    visit(protocol.begin(), -1, "");
    for (int at = 0; at < visited.size(); at++) {
      Visited here = visited.get(at);
      if (invariants.brokenIn(here.world) != null) {
        return at;
      }
      expand(here, at);
    }
    return -1;
  }

  private void expand(Visited here, int at) {
    List<Move> moves = protocol.next(here.world);
    here.next = new int[moves.size()];
    here.by = new int[moves.size()];
    int free = 0;
    for (Move move : moves) {
      steps++;
      Integer known = numbers.get(move.next());
      int to = known == null ? visit(move.next(), at, describe(move)) : known;
      if (move.free()) {
        here.next[free] = to;
        here.by[free] = move.by();
        free++;
      }
    }
    here.next = Arrays.copyOf(here.next, free);
    here.by = Arrays.copyOf(here.by, free);
  }

  private int visit(World world, int from, String how) {
    int number = visited.size();
    if (number == MOST_STATES) {
      throw new IllegalStateException("more than " + MOST_STATES + " states: " + scenario);
    }
    numbers.put(world, number);
    visited.add(new Visited(world, from, how, from < 0 ? 0 : visited.get(from).depth + 1));
    return number;
  }

  private String describe(Move move) {
    String who = (move.free() ? "" : "fault: ") + who(move.by());
    String which = scenario.events().size() == 1 ? "" : " [event " + move.event() + "]";
    return who + move.what() + which;
  }

  private static @Nullable String name(int by) {
    return switch (by) {
      case Protocol.NOBODY -> "";
      case Protocol.API -> "api";
      case Protocol.BROKER -> "broker";
      case Protocol.POSTGRES -> "postgres";
      case Protocol.CLOCK -> "clock";
      case Protocol.SWEEP -> "sweep";
      default -> null;
    };
  }

  static String who(int by) {
    String name = name(by);
    if (name != null) {
      return name + " ";
    }
    return by > Protocol.FIRST_WORKER
        ? "worker " + (by - Protocol.FIRST_WORKER) + " "
        : "relay " + (by - Protocol.FIRST_RELAY + 1) + " ";
  }

  private List<String> traceTo(int state) {
    List<String> trace = new ArrayList<>();
    for (int at = state; at > 0; at = visited.get(at).from) {
      trace.add(visited.get(at).how);
    }
    Collections.reverse(trace);
    return trace;
  }
}
