package dev.rapport.api.application.health;

import dev.rapport.api.application.health.Health.Part;
import dev.rapport.model.failure.Dependency;
import dev.rapport.model.failure.OutageException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether `migrate` has prepared schema and topology for this build. What cannot be asked now is
 * asked again later, so that the service starts, and waits, while a dependency is away.
 */
public final class Preparation {

  private final Map<Dependency, Check> checks;
  private final Map<Dependency, List<String>> missing = new ConcurrentHashMap<>();

  /** Compares what is there with what this build needs. */
  @FunctionalInterface
  public interface Check {

    /**
     * Names what is not there; changes nothing.
     *
     * @throws OutageException if it cannot be asked
     */
    List<String> missing();
  }

  public Preparation(Map<Dependency, Check> checks) {
    this.checks = Map.copyOf(checks);
  }

  /**
   * Asks what was not found in order before.
   *
   * @return whether all is in order; false while something cannot be asked or is missing
   */
  public boolean isComplete() {
    checks.keySet().stream().filter(name -> !isPrepared(name)).forEach(this::ask);
    return checks.keySet().stream().allMatch(this::isPrepared);
  }

  /** What was found missing, with the name of who misses it; empty while nothing is known. */
  public List<String> faults() {
    return missing.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> entry.getKey() + " lacks " + String.join(", ", entry.getValue()))
        .sorted()
        .toList();
  }

  /** A dependency that answers but is not prepared is not up. */
  Part judge(Part part) {
    List<String> lacking = missing.getOrDefault(part.name(), List.of());
    return part.up() && !lacking.isEmpty()
        ? new Part(part.name(), false, "not prepared by `migrate`: lacks " + lacking.size())
        : part;
  }

  private boolean isPrepared(Dependency name) {
    List<String> known = missing.get(name);
    return known != null && known.isEmpty();
  }

  private void ask(Dependency name) {
    Check check = checks.get(name);
    try {
      if (check != null) {
        missing.put(name, List.copyOf(check.missing()));
      }
    } catch (OutageException e) {
      missing.remove(name);
    }
  }
}
