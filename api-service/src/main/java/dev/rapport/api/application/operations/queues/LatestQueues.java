package dev.rapport.api.application.operations.queues;

import dev.rapport.model.topology.Topology;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was last seen of the queues, so that no request ever waits for the broker. */
public final class LatestQueues {

  private final Queues queues;
  private volatile Map<String, QueueState> seen = Map.of();

  public LatestQueues(Queues queues) {
    this.queues = queues;
  }

  /** Looks again; while there is no answer nothing is known. Survives every failure. */
  public void refresh() {
    Map<String, QueueState> now = new HashMap<>();
    try {
      queues.look().forEach(queue -> now.put(queue.name(), queue));
    } catch (RuntimeException _) {
      // The publisher says that the broker is away; here it is enough to know nothing.
      now.clear();
    }
    seen = Map.copyOf(now);
  }

  /** All declared queues, the work queue first. */
  public List<QueueState> all() {
    Map<String, QueueState> now = seen;
    return Topology.queues().stream()
        .map(name -> now.getOrDefault(name, QueueState.unknown(name)))
        .toList();
  }

  /** Messages ready in a queue. */
  public Optional<Long> ready(String queue) {
    return Optional.ofNullable(seen.get(queue)).map(QueueState::ready);
  }
}
