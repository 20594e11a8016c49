package dev.rapport.worker;

import dev.rapport.model.failure.Dependency;
import dev.rapport.model.failure.OutageException;
import dev.rapport.shared.amqp.BrokerProbe;
import dev.rapport.shared.postgres.SchemaCheck;
import dev.rapport.worker.application.DependencyCheck;
import dev.rapport.worker.application.Events;
import dev.rapport.worker.application.InFlight;
import java.util.List;
import java.util.stream.Stream;

/**
 * What must be there before deliveries are taken. The database comes first: the worker's number is
 * taken from it.
 *
 * @param peers those that are waited for rather than done without
 */
record DependencyChecks(
    DependencyCheck presence,
    SchemaCheck schema,
    BrokerProbe broker,
    Events events,
    InFlight inFlight,
    List<DependencyCheck> peers) {

  List<DependencyCheck> all() {
    Stream<DependencyCheck> own =
        Stream.of(this::schemaIsThere, presence, this::nothingIdleIsOurs, this::topologyIsThere);
    return Stream.concat(own, peers.stream()).toList();
  }

  /** What an outage left under our number would be charged with our next death. */
  private void nothingIdleIsOurs() {
    events.handBackAllBut(inFlight.events());
  }

  private void schemaIsThere() {
    refuse(Dependency.POSTGRESQL, "the schema lacks", schema.missing());
  }

  private void topologyIsThere() {
    refuse(Dependency.RABBITMQ, "the broker lacks", broker.missing());
  }

  private static void refuse(Dependency dependency, String what, List<String> missing) {
    if (!missing.isEmpty()) {
      throw new OutageException(dependency, what + " " + missing + "; run `migrate`");
    }
  }
}
