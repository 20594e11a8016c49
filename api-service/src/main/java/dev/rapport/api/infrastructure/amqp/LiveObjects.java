package dev.rapport.api.infrastructure.amqp;

import dev.rapport.model.topology.Topology;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Exchange;
import org.springframework.amqp.core.Queue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The broker's objects as its management API tells them. */
record LiveObjects(
    Map<String, JsonNode> queues, Map<String, JsonNode> exchanges, Set<Bound> bindings) {

  private static final String LIMIT = "x-delivery-limit";

  /** A queue bound to an exchange. */
  record Bound(String exchange, String queue, String key) {
    static Bound of(JsonNode binding) {
      return new Bound(
          binding.path("source").asString(),
          binding.path("destination").asString(),
          binding.path("routing_key").asString());
    }

    static Bound of(Binding declared) {
      return new Bound(
          String.valueOf(declared.getExchange()),
          String.valueOf(declared.getDestination()),
          String.valueOf(declared.getRoutingKey()));
    }

    @Override
    public String toString() {
      return "binding %s -%s-> %s".formatted(exchange, key, queue);
    }
  }

  void compare(Queue declared, List<String> missing, List<String> different) {
    JsonNode queue = queues.get(declared.getName());
    if (queue == null) {
      missing.add("queue " + declared.getName());
      return;
    }
    Map<String, String> expected = new TreeMap<>();
    declared.getArguments().forEach((name, value) -> expected.put(name, String.valueOf(value)));
    Map<String, String> found = arguments(queue);
    if (!found.equals(expected)) {
      different.add("queue %s has %s instead of %s".formatted(declared.getName(), found, expected));
    }
  }

  void compare(Exchange declared, List<String> missing, List<String> different) {
    JsonNode exchange = exchanges.get(declared.getName());
    if (exchange == null) {
      missing.add("exchange " + declared.getName());
    } else if (!exchange.path("type").asString().equals(declared.getType())
        || !exchange.path("durable").asBoolean()) {
      different.add(
          "exchange %s is not a durable %s".formatted(declared.getName(), declared.getType()));
    }
  }

  void compare(Binding declared, List<String> missing) {
    Bound bound = Bound.of(declared);
    if (!bindings.contains(bound)) {
      missing.add(bound.toString());
    }
  }

  /** A binding too many sends our messages somewhere twice. */
  List<String> undeclared() {
    Set<Bound> declared = new HashSet<>();
    for (Declarable one : Topology.declarables().getDeclarables()) {
      if (one instanceof Binding binding) {
        declared.add(Bound.of(binding));
      }
    }
    return bindings.stream()
        .filter(bound -> Topology.exchanges().contains(bound.exchange()))
        .filter(bound -> !declared.contains(bound))
        .map(bound -> bound + " is not declared")
        .sorted()
        .toList();
  }

  List<String> policies() {
    return Topology.queues().stream()
        .filter(queues::containsKey)
        .filter(name -> !effective(name).isEmpty())
        .map(
            name ->
                "%s by policy %s: %s"
                    .formatted(name, queue(name).path("policy").asString(), effective(name)))
        .toList();
  }

  /** A policy can only lower what the argument says. */
  Optional<Long> deadLetterLimit() {
    String name = Topology.DEAD_LETTER_QUEUE;
    Optional<Long> declared =
        Optional.ofNullable(arguments(queue(name)).get(LIMIT)).map(Long::valueOf);
    JsonNode policy = effective(name).path("delivery-limit");
    return policy.isNumber()
        ? Optional.of(Math.min(policy.asLong(), declared.orElse(Long.MAX_VALUE)))
        : declared;
  }

  private JsonNode queue(String name) {
    JsonNode queue = queues.get(name);
    return queue == null ? MissingNode.getInstance() : queue;
  }

  private JsonNode effective(String name) {
    return queue(name).path("effective_policy_definition");
  }

  private static Map<String, String> arguments(JsonNode queue) {
    Map<String, String> arguments = new TreeMap<>();
    queue
        .path("arguments")
        .properties()
        .forEach(argument -> arguments.put(argument.getKey(), argument.getValue().asString()));
    return arguments;
  }
}
