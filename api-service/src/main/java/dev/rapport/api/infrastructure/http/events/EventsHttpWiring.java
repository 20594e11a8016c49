package dev.rapport.api.infrastructure.http.events;

import dev.rapport.api.application.events.ExplainEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the views of events together. */
@Configuration(proxyBeanMethods = false)
public class EventsHttpWiring {

  @Bean
  EventController eventController(ExplainEvents events) {
    return new EventController(events);
  }

  @Bean
  ConversationController conversations(ExplainEvents events) {
    return new ConversationController(events);
  }
}
