package dev.rapport.shared.amqp;

import dev.rapport.model.topology.Topology;
import java.util.function.Consumer;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Exchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;

/** Declares the topology; idempotent. Part of the one-shot `migrate` step, never of a service. */
public final class TopologyDeclaration {

  private final BrokerSettings settings;

  public TopologyDeclaration(BrokerSettings settings) {
    this.settings = settings;
  }

  /**
   * Declares every exchange, queue and binding.
   *
   * @param progress told the name of each object once it is there
   * @throws org.springframework.amqp.AmqpException if the broker does not answer, or has an object
   *     of that name with other arguments: those cannot be changed, only replaced
   */
  public void declare(Consumer<String> progress) {
    CachingConnectionFactory connections =
        BrokerConnections.forConsuming(settings, "rapport-migrate");
    try {
      RabbitAdmin admin = new RabbitAdmin(connections);
      for (Declarable declarable : Topology.declarables().getDeclarables()) {
        progress.accept(declareOne(admin, declarable));
      }
    } finally {
      connections.destroy();
    }
  }

  private static String declareOne(RabbitAdmin admin, Declarable declarable) {
    return switch (declarable) {
      case Exchange exchange -> {
        admin.declareExchange(exchange);
        yield "exchange " + exchange.getName();
      }
      case Queue queue -> {
        admin.declareQueue(queue);
        yield "queue " + queue.getName();
      }
      case Binding binding -> {
        admin.declareBinding(binding);
        yield "binding " + binding.getExchange() + " -> " + binding.getDestination();
      }
      default -> throw new IllegalStateException("cannot declare a " + declarable.getClass());
    };
  }
}
