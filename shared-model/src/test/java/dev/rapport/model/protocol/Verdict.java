package dev.rapport.model.protocol;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the checker found.
 *
 * @param depth steps of the longest shortest way to a state
 * @param used the transitions that were taken
 * @param broken what does not hold; absent if everything does
 * @param trace a shortest way there, one line a step
 */
record Verdict(
    int states,
    int steps,
    int depth,
    long millis,
    Set<EventTransition> used,
    @Nullable String broken,
    List<String> trace) {

  @Override
  public String toString() {
    String figures =
        "%,d states, %,d steps, depth %d, %d ms".formatted(states, steps, depth, millis);
    return broken == null
        ? figures
        : figures + ": " + broken + "\n    " + String.join("\n    ", trace);
  }
}
