package dev.rapport.api.infrastructure.amqp;

import dev.rapport.api.application.operations.deadletters.DeadLetterQueue;
import dev.rapport.api.application.operations.doctor.LiveTopology;
import dev.rapport.api.application.operations.doctor.PublishProbe;
import dev.rapport.api.application.operations.queues.Queues;
import dev.rapport.api.application.publishing.Broker;
import dev.rapport.api.application.sweep.QueueDepths;
import dev.rapport.api.settings.DeadLetterSettings;
import dev.rapport.api.settings.OperationsSettings;
import dev.rapport.shared.amqp.BrokerProbe;
import dev.rapport.shared.amqp.BrokerSettings;
import dev.rapport.shared.amqp.ConfirmingPublisher;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The publisher's connection and the one that only looks, and the ports on them. */
@Configuration(proxyBeanMethods = false)
public class AmqpWiring {

  /** The management API, where there is one. */
  record ManagementAccess(Optional<ManagementApi> api) implements AutoCloseable {
    @Override
    public void close() {
      api.ifPresent(ManagementApi::close);
    }
  }

  @Bean
  ConfirmingPublisher confirmingPublisher(BrokerSettings settings) {
    return new ConfirmingPublisher(settings, "api-publisher");
  }

  @Bean
  BrokerProbe brokerProbe(BrokerSettings settings) {
    return new BrokerProbe(settings, "api-probe");
  }

  @Bean
  QueueDepths queueDepths(BrokerProbe probe) {
    return new RabbitQueueDepths(probe);
  }

  @Bean
  DeadLetterQueue deadLetterQueue(BrokerSettings broker, DeadLetterSettings settings) {
    return new RabbitDeadLetterQueue(broker, settings.lookFor());
  }

  @Bean
  ManagementAccess managementAccess(OperationsSettings settings, BrokerSettings broker) {
    return new ManagementAccess(
        settings
            .management()
            .map(
                address ->
                    new ManagementApi(
                        address,
                        new ManagementApi.Credentials(
                            settings.managementUsername(), settings.managementPassword()),
                        broker.uri())));
  }

  @Bean
  Queues queues(BrokerProbe probe, ManagementAccess management) {
    return new RabbitQueues(probe, management.api());
  }

  @Bean
  LiveTopology liveTopology(BrokerProbe probe, ManagementAccess management) {
    return new RabbitTopology(probe, management.api());
  }

  @Bean
  PublishProbe publishProbe(ConfirmingPublisher publisher) {
    return new RabbitPublishProbe(publisher);
  }

  @Bean
  Broker broker(ConfirmingPublisher publisher) {
    return new RabbitBroker(publisher);
  }
}
