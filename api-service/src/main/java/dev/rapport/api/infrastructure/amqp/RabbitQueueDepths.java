package dev.rapport.api.infrastructure.amqp;

import dev.rapport.api.application.sweep.QueueDepths;
import dev.rapport.model.failure.OutageException;
import dev.rapport.shared.amqp.BrokerProbe;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Asks for the depths over a connection that only looks. */
final class RabbitQueueDepths implements QueueDepths {

  private final BrokerProbe probe;

  RabbitQueueDepths(BrokerProbe probe) {
    this.probe = probe;
  }

  @Override
  public Optional<Map<String, Long>> ready() {
    try {
      Map<String, Long> ready = new HashMap<>();
      probe.depths().forEach((queue, depth) -> ready.put(queue, depth.ready()));
      return Optional.of(ready);
    } catch (OutageException e) {
      return Optional.empty();
    }
  }
}
