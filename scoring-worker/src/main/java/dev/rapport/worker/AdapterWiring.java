package dev.rapport.worker;

import com.zaxxer.hikari.HikariDataSource;
import dev.rapport.model.activities.Candidates;
import dev.rapport.model.activities.Catalogues;
import dev.rapport.shared.amqp.BrokerConnections;
import dev.rapport.shared.amqp.BrokerProbe;
import dev.rapport.shared.amqp.BrokerSettings;
import dev.rapport.shared.amqp.ConfirmingPublisher;
import dev.rapport.shared.postgres.DatabaseSettings;
import dev.rapport.shared.postgres.Pools;
import dev.rapport.shared.postgres.PostgresCatalogue;
import dev.rapport.shared.postgres.SchemaCheck;
import dev.rapport.shared.redis.CacheSettings;
import dev.rapport.shared.redis.RedisCandidates;
import dev.rapport.worker.application.Inbox;
import dev.rapport.worker.infrastructure.amqp.RabbitSubscription;
import dev.rapport.worker.infrastructure.postgres.WorkerDatabase;
import dev.rapport.worker.settings.WorkerSettings;
import dev.rapport.worker.settings.WorkerSettings.Concurrency;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the worker talks to the outside with. */
@Configuration(proxyBeanMethods = false)
class AdapterWiring {

  private static final String NAME = "rapport-worker";

  private static final Duration ROLL_CALL_STATEMENT = Duration.ofSeconds(1);

  @Bean
  HikariDataSource workPool(
      DatabaseSettings database, WorkerSettings worker, MeterRegistry metrics) {
    return Pools.open(database, NAME, worker.databaseConnections(), metrics);
  }

  @Bean
  WorkerDatabase workerDatabase(
      HikariDataSource workPool, DatabaseSettings database, MeterRegistry metrics) {
    return new WorkerDatabase(
        workPool,
        Pools.open(database, NAME + "-presence", 1, metrics),
        Pools.open(database.forCallers(ROLL_CALL_STATEMENT), NAME + "-roll-call", 1, metrics));
  }

  @Bean
  SchemaCheck schemaCheck(HikariDataSource workPool) {
    return new SchemaCheck(workPool);
  }

  @Bean
  Catalogues catalogues(HikariDataSource workPool, InstantSource clock) {
    return new PostgresCatalogue(workPool, clock);
  }

  @Bean
  Candidates candidates(CacheSettings cache, MeterRegistry metrics) {
    return new RedisCandidates(cache, metrics);
  }

  @Bean
  BrokerProbe brokerProbe(BrokerSettings broker) {
    return new BrokerProbe(broker, NAME + "-probe");
  }

  @Bean
  ConfirmingPublisher failurePublisher(BrokerSettings broker) {
    return new ConfirmingPublisher(broker, NAME + "-failures");
  }

  @Bean(destroyMethod = "destroy")
  CachingConnectionFactory consumerConnections(BrokerSettings broker) {
    return BrokerConnections.forConsuming(broker, NAME);
  }

  @Bean
  RabbitSubscription subscription(
      CachingConnectionFactory consumerConnections,
      Concurrency concurrency,
      Inbox inbox,
      BrokerSettings broker) {
    return new RabbitSubscription(
        consumerConnections, concurrency.prefetch(), inbox, broker.confirmTimeout());
  }
}
