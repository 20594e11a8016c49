package dev.rapport.api.infrastructure.amqp;

import dev.rapport.api.application.operations.doctor.LiveTopology;
import dev.rapport.api.infrastructure.amqp.LiveObjects.Bound;
import dev.rapport.model.failure.OutageException;
import dev.rapport.model.topology.Topology;
import dev.rapport.shared.amqp.BrokerProbe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Exchange;
import org.springframework.amqp.core.Queue;
import tools.jackson.databind.JsonNode;

/** Compares by the management API; without it, names only, by passive declarations. */
final class RabbitTopology implements LiveTopology {

  private final BrokerProbe probe;
  private final Optional<ManagementApi> management;

  RabbitTopology(BrokerProbe probe, Optional<ManagementApi> management) {
    this.probe = probe;
    this.management = management;
  }

  @Override
  public Comparison compare() {
    return management.map(this::managedIfItAnswers).orElseGet(() -> probed("passive declarations"));
  }

  private Comparison managedIfItAnswers(ManagementApi api) {
    try {
      return managed(api);
    } catch (OutageException e) {
      return probed("passive declarations, since " + e.getMessage());
    }
  }

  private Comparison probed(String how) {
    return new Comparison(
        how, false, probe.missing(), List.of(), List.of(), Optional.empty(), Optional.empty());
  }

  private static Comparison managed(ManagementApi api) {
    ManagementApi.Page queues = api.list("queues");
    LiveObjects live =
        new LiveObjects(named(queues.body()), named(api.list("exchanges").body()), bindings(api));
    List<String> missing = new ArrayList<>();
    List<String> different = new ArrayList<>();
    for (Declarable declared : Topology.declarables().getDeclarables()) {
      switch (declared) {
        case Queue queue -> live.compare(queue, missing, different);
        case Exchange exchange -> live.compare(exchange, missing, different);
        case Binding binding -> live.compare(binding, missing);
        default -> throw new IllegalStateException("cannot compare a " + declared.getClass());
      }
    }
    different.addAll(live.undeclared());
    return new Comparison(
        "the management API",
        true,
        missing,
        different,
        live.policies(),
        live.deadLetterLimit(),
        queues.at());
  }

  private static Set<Bound> bindings(ManagementApi api) {
    Set<Bound> bindings = new HashSet<>();
    api.list("bindings").body().forEach(binding -> bindings.add(Bound.of(binding)));
    return bindings;
  }

  private static Map<String, JsonNode> named(JsonNode list) {
    Map<String, JsonNode> named = new HashMap<>();
    list.forEach(object -> named.put(object.path("name").asString(), object));
    return named;
  }
}
