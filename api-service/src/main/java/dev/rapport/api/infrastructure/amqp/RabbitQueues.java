package dev.rapport.api.infrastructure.amqp;

import dev.rapport.api.application.operations.queues.QueueState;
import dev.rapport.api.application.operations.queues.Queues;
import dev.rapport.model.failure.OutageException;
import dev.rapport.shared.amqp.BrokerProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Looks by the management API, which knows what consumers hold; without it, over AMQP. */
final class RabbitQueues implements Queues {

  private final BrokerProbe probe;
  private final Optional<ManagementApi> management;

  RabbitQueues(BrokerProbe probe, Optional<ManagementApi> management) {
    this.probe = probe;
    this.management = management;
  }

  @Override
  public List<QueueState> look() {
    return management.map(this::managed).orElseGet(this::probed);
  }

  /** Its plugin may be down while the broker is up. */
  private List<QueueState> managed(ManagementApi api) {
    try {
      List<QueueState> states = new ArrayList<>();
      api.list("queues").body().forEach(queue -> states.add(state(queue)));
      return states;
    } catch (OutageException _) {
      return probed();
    }
  }

  private List<QueueState> probed() {
    List<QueueState> states = new ArrayList<>();
    probe
        .depths()
        .forEach(
            (name, depth) ->
                states.add(new QueueState(name, depth.ready(), null, depth.consumers())));
    return states;
  }

  private static QueueState state(JsonNode queue) {
    return new QueueState(
        queue.path("name").asString(),
        number(queue, "messages_ready"),
        number(queue, "messages_unacknowledged"),
        number(queue, "consumers"));
  }

  /** Absent for a queue that was declared a moment ago. */
  private static @Nullable Long number(JsonNode queue, String field) {
    JsonNode value = queue.path(field);
    return value.isNumber() ? (Long) value.asLong() : null;
  }
}
