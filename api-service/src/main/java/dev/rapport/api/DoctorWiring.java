package dev.rapport.api;

import dev.rapport.api.application.health.CheckHealth;
import dev.rapport.api.application.operations.BuildVersion;
import dev.rapport.api.application.operations.consumption.ConsumptionBoard;
import dev.rapport.api.application.operations.doctor.DatabaseState;
import dev.rapport.api.application.operations.doctor.Doctor;
import dev.rapport.api.application.operations.doctor.LiveTopology;
import dev.rapport.api.application.operations.doctor.Practice;
import dev.rapport.api.application.operations.doctor.Practice.Declared;
import dev.rapport.api.application.operations.doctor.Practice.Instruments;
import dev.rapport.api.application.operations.doctor.PublishProbe;
import dev.rapport.api.application.publishing.Errands;
import dev.rapport.api.infrastructure.postgres.PostgresWiring;
import dev.rapport.shared.postgres.DatabaseSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the doctor looks with, and what he compares with. */
@Configuration(proxyBeanMethods = false)
class DoctorWiring {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @Bean
  Instruments instruments(
      DatabaseState database, LiveTopology topology, PublishProbe publisher, Errands errands) {
    return new Instruments(database, topology, publisher, errands);
  }

  @Bean
  Practice practice(DatabaseSettings settings, BuildVersion version, InstantSource clock) {
    DatabaseSettings operations = PostgresWiring.forOperations(settings);
    return new Practice(
        new Declared(
            version.name(),
            Map.of(
                "statement_timeout", operations.statementTimeout(),
                "lock_timeout", operations.lockTimeout(),
                "idle_in_transaction_session_timeout", operations.idleInTransactionTimeout()),
            PATIENCE),
        clock);
  }

  @Bean
  Doctor doctor(
      Practice practice,
      Instruments instruments,
      ConsumptionBoard board,
      CheckHealth health,
      @Qualifier("healthThreads") ExecutorService threads) {
    return practice.doctor(instruments, board, health, threads);
  }
}
