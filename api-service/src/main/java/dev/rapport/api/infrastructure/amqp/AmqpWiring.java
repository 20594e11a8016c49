package dev.rapport.api.infrastructure.amqp;

import dev.rapport.api.application.operations.deadletters.DeadLetterQueue;
import dev.rapport.api.application.publishing.Broker;
import dev.rapport.api.application.sweep.QueueDepths;
import dev.rapport.api.settings.DeadLetterSettings;
import dev.rapport.shared.amqp.BrokerProbe;
import dev.rapport.shared.amqp.BrokerSettings;
import dev.rapport.shared.amqp.ConfirmingPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The publisher's connection and the one that only looks, and the ports on them. */
@Configuration(proxyBeanMethods = false)
public class AmqpWiring {

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
  Broker broker(ConfirmingPublisher publisher) {
    return new RabbitBroker(publisher);
  }
}
