package dev.rapport.api;

import dev.rapport.api.settings.HttpSettings;
import dev.rapport.api.settings.IngestSettings;
import dev.rapport.api.settings.PublishingSettings;
import dev.rapport.api.settings.ReadSettings;
import dev.rapport.shared.amqp.BrokerSettings;
import dev.rapport.shared.amqp.ConfirmingPublisher;
import dev.rapport.shared.postgres.DatabaseSettings;
import dev.rapport.shared.redis.CacheSettings;
import dev.rapport.shared.settings.Setting;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Bounds of different parts that must nest: who waits gives up after what he waits for. */
@Configuration(proxyBeanMethods = false)
class BoundsWiring {

  private static final Logger log = LoggerFactory.getLogger(BoundsWiring.class);

  /** Shows that they nest; without it nothing starts. */
  record NestedBounds() {}

  /** Shows that the effective settings are in the log. */
  record LoggedSettings(List<String> settings) {}

  @Bean
  NestedBounds requestsNest(
      DatabaseSettings database, IngestSettings ingest, ReadSettings read, HttpSettings http) {
    Setting.nests(
        "the longest statement of a suggestion",
        database.forCallers(read.statementTimeout()).longestStatement(),
        "rapport.read.request-timeout",
        read.requestTimeout());
    Setting.nests(
        "rapport.read.request-timeout",
        read.requestTimeout(),
        "rapport.http.request-timeout",
        http.requestTimeout());
    Setting.nests(
        "rapport.ingest.request-timeout",
        ingest.requestTimeout(),
        "rapport.http.request-timeout",
        http.requestTimeout());
    Setting.nests(
        "rapport.read.await-score",
        read.awaitScore(),
        "rapport.http.request-timeout",
        http.requestTimeout());
    return new NestedBounds();
  }

  @Bean
  NestedBounds theCacheNests(CacheSettings cache, ReadSettings read) {
    Setting.nests(
        "the longest answer of rapport.cache",
        cache.connectTimeout().plus(cache.poolWait()).plus(cache.commandTimeout()),
        "rapport.read.request-timeout",
        read.requestTimeout());
    return new NestedBounds();
  }

  @Bean
  NestedBounds publishingNests(
      BrokerSettings broker,
      ConfirmingPublisher publisher,
      PublishingSettings publishing,
      HttpSettings http) {
    Setting.nests(
        "rapport.broker.confirm-timeout",
        broker.confirmTimeout(),
        "rapport.publishing.shutdown",
        publishing.shutdown());
    Setting.nests(
        "the longest publish",
        publisher.longestCall(),
        "rapport.publishing.lease",
        publishing.lease());
    Setting.nests(
        "rapport.publishing.shutdown",
        publishing.shutdown(),
        "rapport.http.shutdown",
        http.shutdown());
    return new NestedBounds();
  }

  /** Settings that hold a secret leave it out of their text. */
  @Bean
  LoggedSettings effectiveSettings(ApplicationContext context) {
    Map<String, Object> beans = context.getBeansWithAnnotation(ConfigurationProperties.class);
    List<String> settings =
        beans.values().stream()
            .filter(bean -> bean.getClass().getPackageName().startsWith("dev.rapport"))
            .map(Object::toString)
            .sorted()
            .toList();
    settings.forEach(line -> log.info("effective: {}", line));
    return new LoggedSettings(settings);
  }
}
