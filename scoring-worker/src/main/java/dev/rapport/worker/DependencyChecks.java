package dev.rapport.worker;

import dev.rapport.model.failure.Dependency;
import dev.rapport.model.failure.OutageException;
import dev.rapport.shared.amqp.BrokerProbe;
import dev.rapport.shared.postgres.SchemaCheck;
import dev.rapport.worker.application.DependencyCheck;
import java.util.List;

/**
 * What must be there before deliveries are taken. The database comes first: the worker's number is
 * taken from it.
 */
record DependencyChecks(DependencyCheck presence, SchemaCheck schema, BrokerProbe broker) {

  List<DependencyCheck> all() {
    return List.of(this::schemaIsThere, presence, this::topologyIsThere);
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
