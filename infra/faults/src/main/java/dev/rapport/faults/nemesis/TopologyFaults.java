package dev.rapport.faults.nemesis;

import dev.rapport.faults.lab.Lab;
import dev.rapport.faults.lab.ManagementApi;
import dev.rapport.faults.lab.RabbitServer;
import dev.rapport.faults.lab.ServiceSettings;
import dev.rapport.faults.nemesis.Fault.Action;
import dev.rapport.model.topology.RetryTier;
import dev.rapport.model.topology.Topology;
import java.time.Duration;
import java.util.Map;

/** What an operator with the right to do it does by mistake. */
final class TopologyFaults {

  private static final Duration HOLD = Duration.ofSeconds(3);
  private static final String QUEUE = "queues/rapport/" + Topology.WORK_QUEUE;
  private static final String EXCHANGE = "exchanges/rapport/" + Topology.EVENTS_EXCHANGE;
  private static final String BINDINGS =
      "bindings/rapport/e/%s/q/%s".formatted(Topology.EVENTS_EXCHANGE, Topology.WORK_QUEUE);

  private final Lab lab;
  private final ManagementApi management;

  TopologyFaults(Lab lab) {
    this.lab = lab;
    this.management = lab.rabbit().management();
  }

  void addTo(Arsenal arsenal) {
    arsenal.add("queue-deleted", _ -> broker(() -> management.delete(QUEUE), lab::migrate));
    arsenal.add("exchange-deleted", _ -> broker(() -> management.delete(EXCHANGE), lab::migrate));
    arsenal.add("queue-unbound", _ -> broker(this::unbind, this::bind));
    arsenal.add(
        "queue-purged", _ -> broker(() -> management.delete(QUEUE + "/contents"), () -> {}));
    arsenal.add("retry-queue-purged", _ -> broker(this::purgeRetries, () -> {}));
    arsenal.add("connections-closed", _ -> broker(this::closeConnections, () -> {}));
    arsenal.add("write-revoked", _ -> broker(this::revokeWrite, () -> lab.permit(".*")));
    arsenal.add("broker-password-rotated", _ -> broker(this::rotateBrokerPassword, lab::grant));
    arsenal.add("database-password-rotated", _ -> databasePassword());
  }

  private Fault broker(Runnable inject, Runnable heal) {
    return Fault.lasting(
        "rabbitmq", Harm.NONE, HOLD, new Action(inject, heal), this::isDeclaredAgain);
  }

  private boolean isDeclaredAgain() {
    return lab.serversAnswer()
        && management.exists(QUEUE)
        && management.exists(EXCHANGE)
        && !management.get(BINDINGS).isEmpty();
  }

  private void unbind() {
    management.delete(BINDINGS + "/" + Topology.CONVERSATION_ENDED);
  }

  private void bind() {
    var answer = management.post(BINDINGS, Map.of("routing_key", Topology.CONVERSATION_ENDED));
    if (!answer.isObject()) {
      throw new IllegalStateException("binding again answered " + answer);
    }
  }

  private void purgeRetries() {
    for (RetryTier tier : RetryTier.values()) {
      management.delete("queues/rapport/" + tier.queue() + "/contents");
    }
  }

  private void closeConnections() {
    management.connections().forEach(management::closeConnection);
  }

  /** Channels remember what they were permitted, so their connections go as well. */
  private void revokeWrite() {
    lab.permit("^$");
    closeConnections();
  }

  private void rotateBrokerPassword() {
    management.put(
        "users/" + RabbitServer.USER, Map.of("password", "rotated", "tags", "management"));
    closeConnections();
  }

  private Fault databasePassword() {
    String password = "alter role rapport password '%s'";
    Runnable inject =
        () -> lab.database().execute(password.formatted("rotated"), ResourceFaults.DISCONNECT);
    Runnable heal =
        () -> lab.database().execute(password.formatted(ServiceSettings.DATABASE_PASSWORD));
    return Fault.lasting(
        "postgres", Harm.DATABASE, HOLD, new Action(inject, heal), lab::serversAnswer);
  }
}
