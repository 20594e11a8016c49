package dev.rapport.model.protocol;

import dev.rapport.model.protocol.Checker.Visited;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Looks for fair ways to go round for ever. The states that are not resolved fall into strongly
 * connected components (Tarjan); the world may stay in one for ever if nobody is able to act in all
 * of its states and never does so inside it. A dead end counts: there nobody can act. As whoever
 * can act in every state of a component can do so in every part of it, whole components suffice.
 */
final class Lassos {

  private static final int UNSEEN = -1;

  private final List<Visited> states;
  private final boolean[] resolved;
  private final int[] index;
  private final int[] low;
  private final int[] component;
  private final int[] edge;
  private final Deque<Integer> open = new ArrayDeque<>();
  private int seen;
  private int components;

  Lassos(List<Visited> states, Predicate<World> isResolved) {
    this.states = states;
    this.resolved = new boolean[states.size()];
    this.index = new int[states.size()];
    this.low = new int[states.size()];
    this.component = new int[states.size()];
    this.edge = new int[states.size()];
    Arrays.fill(index, UNSEEN);
    Arrays.fill(component, UNSEEN);
    for (int state = 0; state < resolved.length; state++) {
      resolved[state] = isResolved.test(states.get(state).world);
    }
    for (int state = 0; state < resolved.length; state++) {
      if (!resolved[state] && index[state] == UNSEEN) {
        search(state);
      }
    }
  }

  /** The nearest state from which the world may never resolve; -1 if there is none. */
  int nearest() {
    int[] always = new int[components];
    int[] taken = new int[components];
    Arrays.fill(always, -1);
    for (int state = 0; state < resolved.length; state++) {
      if (!resolved[state]) {
        look(state, always, taken);
      }
    }
    for (int state = 0; state < resolved.length; state++) {
      if (!resolved[state] && (always[component[state]] & ~taken[component[state]]) == 0) {
        return state;
      }
    }
    return UNSEEN;
  }

  /** Who keeps acting where the state lies. */
  String describe(int state) {
    Set<String> who = new TreeSet<>();
    for (int at = 0; at < resolved.length; at++) {
      for (int i = 0; !resolved[at] && i < states.get(at).next.length; i++) {
        int to = states.get(at).next[i];
        if (component[at] == component[state] && !resolved[to] && component[to] == component[at]) {
          who.add(Checker.who(states.get(at).by[i]).strip());
        }
      }
    }
    return who.isEmpty() ? "... and nothing more happens" : "... and so on for ever: " + who;
  }

  private void look(int state, int[] always, int[] taken) {
    Visited here = states.get(state);
    int able = 0;
    for (int i = 0; i < here.next.length; i++) {
      int bit = here.by[i] == Protocol.NOBODY ? 0 : 1 << here.by[i];
      able |= bit;
      if (!resolved[here.next[i]] && component[here.next[i]] == component[state]) {
        taken[component[state]] |= bit;
      }
    }
    always[component[state]] &= able;
  }

  /** Without recursion, because ways are long. */
  private void search(int start) {
    Deque<Integer> way = new ArrayDeque<>();
    enter(start, way);
    while (!way.isEmpty()) {
      int at = way.peek();
      int[] next = states.get(at).next;
      if (edge[at] == next.length) {
        way.pop();
        close(at);
        if (!way.isEmpty()) {
          low[way.peek()] = Math.min(low[way.peek()], low[at]);
        }
      } else {
        int to = next[edge[at]++];
        if (!resolved[to] && index[to] == UNSEEN) {
          enter(to, way);
        } else if (!resolved[to] && component[to] == UNSEEN) {
          low[at] = Math.min(low[at], index[to]);
        }
      }
    }
  }

  private void enter(int state, Deque<Integer> way) {
    index[state] = seen;
    low[state] = seen;
    seen++;
    open.push(state);
    way.push(state);
  }

  private void close(int state) {
    if (low[state] != index[state]) {
      return;
    }
    int member;
    do {
      member = open.pop();
      component[member] = components;
    } while (member != state);
    components++;
  }
}
