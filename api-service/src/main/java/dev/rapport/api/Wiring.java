package dev.rapport.api;

import dev.rapport.api.infrastructure.alerts.AlertsWiring;
import dev.rapport.api.infrastructure.amqp.AmqpWiring;
import dev.rapport.api.infrastructure.http.alerts.AlertsHttpWiring;
import dev.rapport.api.infrastructure.http.catalogue.CatalogueHttpWiring;
import dev.rapport.api.infrastructure.http.docs.DocsWiring;
import dev.rapport.api.infrastructure.http.edge.EdgeWiring;
import dev.rapport.api.infrastructure.http.events.EventsHttpWiring;
import dev.rapport.api.infrastructure.http.friendship.FriendshipHttpWiring;
import dev.rapport.api.infrastructure.http.health.HealthHttpWiring;
import dev.rapport.api.infrastructure.http.ingest.IngestWiring;
import dev.rapport.api.infrastructure.postgres.PostgresWiring;
import dev.rapport.api.settings.AlertSettings;
import dev.rapport.api.settings.HttpSettings;
import dev.rapport.api.settings.IngestSettings;
import dev.rapport.api.settings.PublishingSettings;
import dev.rapport.api.settings.ReadSettings;
import dev.rapport.api.settings.SecuritySettings;
import dev.rapport.api.settings.SweepSettings;
import dev.rapport.shared.amqp.BrokerSettings;
import dev.rapport.shared.postgres.DatabaseSettings;
import dev.rapport.shared.redis.CacheSettings;
import dev.rapport.shared.settings.ScoringSettings;
import dev.rapport.shared.tracing.TracingSettings;
import java.time.Clock;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The composition root: every part of the service is put together here and in what it imports. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  AlertSettings.class,
  BrokerSettings.class,
  CacheSettings.class,
  DatabaseSettings.class,
  HttpSettings.class,
  IngestSettings.class,
  PublishingSettings.class,
  ReadSettings.class,
  ScoringSettings.class,
  SecuritySettings.class,
  SweepSettings.class,
  TracingSettings.class
})
@Import({
  AlertsHttpWiring.class,
  AlertsWiring.class,
  AmqpWiring.class,
  BoundsWiring.class,
  CatalogueHttpWiring.class,
  DocsWiring.class,
  EdgeWiring.class,
  IngestWiring.class,
  EventsHttpWiring.class,
  FriendshipHttpWiring.class,
  HealthHttpWiring.class,
  PostgresWiring.class,
  ActivitiesWiring.class,
  DeliveryWiring.class,
  HealthWiring.class,
  ObservationWiring.class,
  SweepWiring.class,
  FriendshipWiring.class
})
class Wiring {

  @Bean
  InstantSource clock() {
    return Clock.systemUTC();
  }
}
