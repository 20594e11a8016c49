package dev.rapport.faults.nemesis;

import dev.rapport.faults.lab.Lab;
import dev.rapport.faults.load.Load;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Every kind of fault there is. */
public final class Arsenal {

  private final Map<String, Function<RandomGenerator, Fault>> kinds = new LinkedHashMap<>();
  private final List<String> missing = new ArrayList<>();

  /** What this machine can do. */
  public static Arsenal of(Lab lab, Load load) {
    Arsenal arsenal = new Arsenal();
    new ProcessFaults(lab).addTo(arsenal);
    new ResourceFaults(lab).addTo(arsenal);
    new TopologyFaults(lab).addTo(arsenal);
    new NetworkFaults(lab).addTo(arsenal);
    new MessageFaults(lab, load).addTo(arsenal);
    new SkewFaults(lab).addTo(arsenal);
    return arsenal;
  }

  /**
   * Adds a kind.
   *
   * @param forge draws the details, such as which process, from the seed
   */
  void add(String kind, Function<RandomGenerator, Fault> forge) {
    if (kinds.put(kind, forge) != null) {
      throw new IllegalArgumentException("two faults of kind " + kind);
    }
  }

  /** Says that this machine cannot do a kind, and why. */
  void cannot(String kind, String reason) {
    missing.add(kind + ": " + reason);
  }

  public Set<String> kinds() {
    return Set.copyOf(kinds.keySet());
  }

  /** In the order they are told. */
  public List<String> list() {
    return List.copyOf(kinds.keySet());
  }

  public List<String> missing() {
    return List.copyOf(missing);
  }

  Fault forge(String kind, RandomGenerator random) {
    return Objects.requireNonNull(kinds.get(kind), kind).apply(random);
  }
}
