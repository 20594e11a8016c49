package dev.rapport.api.infrastructure.postgres;

import com.zaxxer.hikari.HikariDataSource;
import dev.rapport.api.application.ingest.Inbox;
import dev.rapport.api.application.publishing.DeadLetterOutbox;
import dev.rapport.api.application.publishing.Outbox;
import dev.rapport.api.settings.IngestSettings;
import dev.rapport.shared.postgres.DatabaseSettings;
import dev.rapport.shared.postgres.Pools;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pools, one for each job so that none can starve another, and the ports on them. */
@Configuration(proxyBeanMethods = false)
public class PostgresWiring {

  private static final int PUBLISHER_CONNECTIONS = 2;

  @Bean
  HikariDataSource ingestPool(
      DatabaseSettings database, IngestSettings ingest, MeterRegistry metrics) {
    return Pools.open(
        database.withStatementTimeout(ingest.statementTimeout()),
        "api-ingest",
        ingest.connections(),
        metrics);
  }

  @Bean
  HikariDataSource publisherPool(DatabaseSettings database, MeterRegistry metrics) {
    return Pools.open(database, "api-publisher", PUBLISHER_CONNECTIONS, metrics);
  }

  @Bean
  Inbox inbox(@Qualifier("ingestPool") HikariDataSource pool) {
    return new PostgresInbox(JdbcClient.create(pool));
  }

  @Bean
  Outbox outbox(@Qualifier("publisherPool") HikariDataSource pool) {
    return new PostgresOutbox(JdbcClient.create(pool));
  }

  @Bean
  DeadLetterOutbox deadLetterOutbox(@Qualifier("publisherPool") HikariDataSource pool) {
    return new PostgresDeadLetterOutbox(JdbcClient.create(pool));
  }
}
