package dev.rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.api.settings.HttpSettings;
import dev.rapport.api.settings.IngestSettings;
import dev.rapport.api.settings.PublishingSettings;
import dev.rapport.api.settings.ReadSettings;
import dev.rapport.api.settings.SweepSettings;
import dev.rapport.shared.amqp.BrokerSettings;
import dev.rapport.shared.amqp.ConfirmingPublisher;
import dev.rapport.shared.postgres.DatabaseSettings;
import dev.rapport.shared.redis.CacheSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who waits gives up after what he waits for, or nothing starts. */
class BoundsTest {

  /** The settings without what they configure. */
  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties({
    BrokerSettings.class,
    CacheSettings.class,
    DatabaseSettings.class,
    HttpSettings.class,
    IngestSettings.class,
    PublishingSettings.class,
    ReadSettings.class,
    SweepSettings.class
  })
  static class Settings {

    @Bean
    ConfirmingPublisher publisher(BrokerSettings broker) {
      return new ConfirmingPublisher(broker, "test");
    }
  }

  private final ApplicationContextRunner service =
      new ApplicationContextRunner().withUserConfiguration(Settings.class, BoundsWiring.class);

  @Test
  void nestByDefault() {
    service.run(context -> assertThat(context).hasNotFailed());
  }

  @ParameterizedTest
  @CsvSource({
    "rapport.database.validation-timeout=1s, rapport.database.pool-wait",
    "rapport.database.lock-timeout=5s, rapport.database.statement-timeout",
    "rapport.cache.connect-timeout=4750ms, rapport.read.request-timeout",
    "rapport.read.statement-timeout=2s, rapport.read.request-timeout",
    "rapport.read.request-timeout=55s, rapport.http.request-timeout",
    "rapport.read.await-score=45s --rapport.http.request-timeout=45s, rapport.read.await-score",
    "rapport.ingest.statement-timeout=5s, rapport.ingest.request-timeout",
    "rapport.ingest.request-timeout=55s, rapport.http.request-timeout",
    "rapport.http.request-timeout=60s, rapport.http.load-balancer-timeout",
    "rapport.broker.confirm-timeout=8s, rapport.publishing.shutdown",
    "rapport.broker.rpc-timeout=3s, rapport.publishing.lease",
    "rapport.publishing.lease=14s, rapport.publishing.lease",
    "rapport.publishing.shutdown=30s, rapport.http.shutdown",
    "rapport.sweep.lost-after=6h, rapport.sweep.lost-surely-after"
  })
  void refusesToStartWith(String settings, String named) {
    service
        .withPropertyValues(settings.split(" --"))
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must be shorter than")
                    .hasMessageContaining(named));
  }
}
