package dev.rapport.api;

import dev.rapport.api.application.ingest.AcceptConversationEnd;
import dev.rapport.api.application.ingest.ConflictSuffix;
import dev.rapport.api.application.ingest.GroupCommit;
import dev.rapport.api.application.ingest.Inbox;
import dev.rapport.api.application.ingest.StoreEvents;
import dev.rapport.api.application.publishing.Broker;
import dev.rapport.api.application.publishing.DeadLetterOutbox;
import dev.rapport.api.application.publishing.HintQueue;
import dev.rapport.api.application.publishing.Outbox;
import dev.rapport.api.application.publishing.PublishEvents;
import dev.rapport.api.application.publishing.PublisherThread;
import dev.rapport.api.application.publishing.RelayDeadLetters;
import dev.rapport.api.settings.IngestSettings;
import dev.rapport.api.settings.IngestSettings.OnConflict;
import dev.rapport.api.settings.PublishingSettings;
import dev.rapport.model.conversation.BotType;
import dev.rapport.shared.amqp.BrokerSettings;
import dev.rapport.shared.settings.ScoringSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** From the posted conversation to the confirmed message. */
@Configuration(proxyBeanMethods = false)
class DeliveryWiring {

  @Bean
  HintQueue hintQueue(InstantSource clock, PublishingSettings settings) {
    return new HintQueue(clock, settings.lease(), settings.hints());
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  GroupCommit groupCommit(
      Inbox inbox, HintQueue hints, IngestSettings settings, InstantSource clock) {
    Optional<ConflictSuffix> suffix =
        settings.onConflict() == OnConflict.SUFFIX
            ? Optional.of(new ConflictSuffix(clock, settings.conflictZone()))
            : Optional.empty();
    return new GroupCommit(new StoreEvents(inbox, suffix), hints, settings.groups());
  }

  @Bean
  AcceptConversationEnd acceptConversationEnd(
      GroupCommit groups, HintQueue hints, ScoringSettings scoring) {
    return new AcceptConversationEnd(
        groups, hints, scoring.skipped().stream().map(BotType::name).collect(Collectors.toSet()));
  }

  @Bean
  MeteredPublishing publishingWatch(MeterRegistry metrics) {
    return new MeteredPublishing(metrics);
  }

  @Bean
  @Primary
  Broker tracedBroker(@Qualifier("broker") Broker broker, Tracer tracer) {
    return new TracedBroker(broker, tracer);
  }

  @Bean
  RelayDeadLetters relayDeadLetters(
      DeadLetterOutbox outbox,
      Broker broker,
      PublishingSettings settings,
      MeteredPublishing watch) {
    return new RelayDeadLetters(outbox, broker, settings.deadLetterAge(), watch);
  }

  @Bean
  PublishEvents publishEvents(
      HintQueue hints,
      Outbox outbox,
      RelayDeadLetters deadLetters,
      Broker broker,
      PublishEvents.Pace pace,
      PublishEvents.Surroundings surroundings) {
    return new PublishEvents(hints, outbox, deadLetters, broker, pace, surroundings);
  }

  @Bean
  PublishEvents.Pace pace(PublishingSettings settings, BrokerSettings broker) {
    return settings.pace(broker);
  }

  @Bean
  PublishEvents.Surroundings surroundings(InstantSource clock, MeteredPublishing watch) {
    return new PublishEvents.Surroundings(clock, Thread::sleep, watch);
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  PublisherThread publisherThread(PublishEvents publishing, PublishingSettings settings) {
    return new PublisherThread(publishing, settings.shutdown());
  }
}
