package dev.rapport.api.infrastructure.http.events;

import dev.rapport.api.application.events.EventArchive;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the views of events together. */
@Configuration(proxyBeanMethods = false)
public class EventsHttpWiring {

  @Bean
  EventController events(EventArchive archive, InstantSource clock) {
    return new EventController(archive, clock);
  }

  @Bean
  ConversationController conversations(EventArchive archive, InstantSource clock) {
    return new ConversationController(archive, clock);
  }
}
