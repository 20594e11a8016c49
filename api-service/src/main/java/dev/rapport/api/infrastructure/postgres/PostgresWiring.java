package dev.rapport.api.infrastructure.postgres;

import com.zaxxer.hikari.HikariDataSource;
import dev.rapport.api.application.activities.AgentMappings;
import dev.rapport.api.application.events.EventArchive;
import dev.rapport.api.application.friendship.EngageDays;
import dev.rapport.api.application.friendship.Friendships;
import dev.rapport.api.application.friendship.ScoredConversations;
import dev.rapport.api.application.health.DependencyCheck;
import dev.rapport.api.application.ingest.Inbox;
import dev.rapport.api.application.operations.Actions;
import dev.rapport.api.application.operations.consumption.ConsumptionBoard;
import dev.rapport.api.application.operations.deadletters.DeadLetterCopies;
import dev.rapport.api.application.operations.deadletters.DeadLetters;
import dev.rapport.api.application.operations.deadletters.Disposal;
import dev.rapport.api.application.operations.doctor.DatabaseState;
import dev.rapport.api.application.operations.overview.Flow;
import dev.rapport.api.application.operations.replay.ReplayControl;
import dev.rapport.api.application.operations.replay.ReplayProgress;
import dev.rapport.api.application.operations.replay.Replays;
import dev.rapport.api.application.operations.verify.Books;
import dev.rapport.api.application.publishing.DeadLetterOutbox;
import dev.rapport.api.application.publishing.Outbox;
import dev.rapport.api.application.sweep.Backlog;
import dev.rapport.api.application.sweep.StuckEvents;
import dev.rapport.api.settings.IngestSettings;
import dev.rapport.api.settings.ReadSettings;
import dev.rapport.model.scoring.LevelPolicy;
import dev.rapport.shared.postgres.DatabaseSettings;
import dev.rapport.shared.postgres.Pools;
import dev.rapport.shared.postgres.PostgresCatalogue;
import dev.rapport.shared.postgres.PostgresFailures;
import dev.rapport.shared.settings.ScoringSettings;
import dev.rapport.shared.settings.ScoringSettings.LevelsBy;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pools, one for each job so that none can starve another, and the ports on them. */
@Configuration(proxyBeanMethods = false)
public class PostgresWiring {

  private static final int PUBLISHER_CONNECTIONS = 5;
  private static final int OPERATIONS_CONNECTIONS = 3;
  private static final Duration HEALTH_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration OPERATIONS_TIMEOUT = Duration.ofSeconds(10);

  @Bean
  HikariDataSource ingestPool(
      DatabaseSettings database, IngestSettings ingest, MeterRegistry metrics) {
    return Pools.open(
        database.forCallers(ingest.statementTimeout()),
        "api-ingest",
        ingest.connections(),
        metrics);
  }

  @Bean
  HikariDataSource publisherPool(DatabaseSettings database, MeterRegistry metrics) {
    return Pools.open(database, "api-publisher", PUBLISHER_CONNECTIONS, metrics);
  }

  @Bean
  HikariDataSource readPool(DatabaseSettings database, ReadSettings reads, MeterRegistry metrics) {
    return Pools.open(
        database.forCallers(reads.statementTimeout()), "api-read", reads.connections(), metrics);
  }

  @Bean
  HikariDataSource healthPool(DatabaseSettings database, MeterRegistry metrics) {
    return Pools.open(database.forCallers(HEALTH_TIMEOUT), "api-health", 1, metrics);
  }

  /** What operators ask for may take longer, and must not keep anybody else waiting. */
  @Bean
  HikariDataSource operationsPool(DatabaseSettings database, MeterRegistry metrics) {
    return Pools.open(forOperations(database), "api-operations", OPERATIONS_CONNECTIONS, metrics);
  }

  /** The bounds of what operators ask for. */
  public static DatabaseSettings forOperations(DatabaseSettings database) {
    return database.forCallers(OPERATIONS_TIMEOUT);
  }

  @Bean
  EventArchive eventArchive(@Qualifier("readPool") HikariDataSource pool) {
    return new PostgresEventArchive(JdbcClient.create(pool));
  }

  @Bean
  Friendships friendships(@Qualifier("readPool") HikariDataSource pool) {
    return new PostgresFriendships(JdbcClient.create(pool));
  }

  @Bean
  PostgresCatalogue catalogues(@Qualifier("readPool") HikariDataSource pool, InstantSource clock) {
    return new PostgresCatalogue(pool, clock);
  }

  @Bean
  DependencyCheck databaseCheck(@Qualifier("healthPool") HikariDataSource pool) {
    JdbcClient jdbc = JdbcClient.create(pool);
    return () -> {
      var _ = PostgresFailures.translated(() -> jdbc.sql("select 1").query(Integer.class).single());
    };
  }

  @Bean
  ConsumptionBoard consumptionBoard(@Qualifier("operationsPool") HikariDataSource pool) {
    return new PostgresConsumptionBoard(pool);
  }

  @Bean
  Books books(@Qualifier("operationsPool") HikariDataSource pool) {
    return new PostgresBooks(JdbcClient.create(pool));
  }

  @Bean
  Flow flow(@Qualifier("operationsPool") HikariDataSource pool) {
    return new PostgresFlow(JdbcClient.create(pool));
  }

  @Bean
  Actions actions(@Qualifier("operationsPool") HikariDataSource pool) {
    return new PostgresActions(JdbcClient.create(pool));
  }

  @Bean
  DatabaseState databaseState(
      @Qualifier("operationsPool") HikariDataSource pool, InstantSource clock) {
    return new PostgresState(pool, clock);
  }

  @Bean
  StuckEvents stuckEvents(@Qualifier("publisherPool") HikariDataSource pool) {
    return new PostgresStuckEvents(JdbcClient.create(pool));
  }

  @Bean
  Backlog backlog(@Qualifier("publisherPool") HikariDataSource pool) {
    return new PostgresBacklog(JdbcClient.create(pool));
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

  @Bean
  DeadLetterCopies deadLetterCopies(@Qualifier("publisherPool") HikariDataSource pool) {
    return new PostgresDeadLetterCopies(JdbcClient.create(pool));
  }

  @Bean
  DeadLetters deadLetters(@Qualifier("operationsPool") HikariDataSource pool) {
    return new PostgresDeadLetters(JdbcClient.create(pool));
  }

  @Bean
  Disposal disposal(@Qualifier("operationsPool") HikariDataSource pool) {
    return new PostgresDisposal(pool);
  }

  @Bean
  Replays replays(@Qualifier("operationsPool") HikariDataSource pool) {
    return new PostgresReplays(JdbcClient.create(pool));
  }

  @Bean
  ReplayControl replayControl(@Qualifier("operationsPool") HikariDataSource pool) {
    return new PostgresReplayControl(pool);
  }

  @Bean
  ReplayProgress replayProgress(@Qualifier("publisherPool") HikariDataSource pool) {
    return new PostgresReplayProgress(pool);
  }

  @Bean
  ScoredConversations scoredConversations(@Qualifier("readPool") HikariDataSource pool) {
    return new PostgresScoredConversations(JdbcClient.create(pool));
  }

  @Bean
  EngageDays engageDays(@Qualifier("readPool") HikariDataSource pool, ScoringSettings scoring) {
    Optional<LevelPolicy> byEngageDay =
        scoring.levelsBy() == LevelsBy.ENGAGE_DAY
            ? Optional.of(scoring.rules().policy())
            : Optional.empty();
    return new PostgresEngageDays(JdbcClient.create(pool), byEngageDay);
  }

  @Bean
  AgentMappings agentMappings(
      @Qualifier("readPool") HikariDataSource pool, PostgresCatalogue catalogue) {
    return new PostgresAgentMappings(JdbcClient.create(pool), catalogue::forget);
  }
}
