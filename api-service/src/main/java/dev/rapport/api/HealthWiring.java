package dev.rapport.api;

import com.zaxxer.hikari.HikariDataSource;
import dev.rapport.api.application.health.CheckHealth;
import dev.rapport.api.application.health.DependencyCheck;
import dev.rapport.api.application.health.Preparation;
import dev.rapport.model.failure.Dependency;
import dev.rapport.shared.amqp.BrokerProbe;
import dev.rapport.shared.postgres.SchemaCheck;
import dev.rapport.shared.redis.RedisCandidates;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The checks of what the service needs. */
@Configuration(proxyBeanMethods = false)
class HealthWiring {

  private static final CheckHealth.Bounds BOUNDS =
      new CheckHealth.Bounds(Duration.ofSeconds(2), Duration.ofSeconds(1));

  @Bean
  Preparation preparation(@Qualifier("healthPool") HikariDataSource pool, BrokerProbe broker) {
    return new Preparation(
        Map.of(
            Dependency.POSTGRESQL, new SchemaCheck(pool)::missing,
            Dependency.RABBITMQ, broker::missing));
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  PreparationWatch preparationWatch(Preparation preparation) {
    return new PreparationWatch(preparation);
  }

  /** One virtual thread for each check under way, and only one check of each dependency is. */
  @Bean(destroyMethod = "shutdownNow")
  ExecutorService healthThreads() {
    return Executors.newVirtualThreadPerTaskExecutor();
  }

  @Bean
  CheckHealth checkHealth(
      DependencyCheck databaseCheck,
      BrokerProbe broker,
      RedisCandidates cache,
      Preparation preparation,
      @Qualifier("healthThreads") ExecutorService threads,
      InstantSource clock) {
    Map<Dependency, DependencyCheck> checks = new EnumMap<>(Dependency.class);
    checks.put(Dependency.POSTGRESQL, databaseCheck);
    checks.put(Dependency.RABBITMQ, broker::ping);
    checks.put(Dependency.REDIS, cache::ping);
    return new CheckHealth(checks, preparation, BOUNDS, threads, clock);
  }
}
