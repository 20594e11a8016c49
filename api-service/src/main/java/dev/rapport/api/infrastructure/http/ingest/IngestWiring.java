package dev.rapport.api.infrastructure.http.ingest;

import dev.rapport.api.application.ingest.AcceptConversationEnd;
import dev.rapport.api.settings.IngestSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the ingest's HTTP side together. */
@Configuration(proxyBeanMethods = false)
public class IngestWiring {

  @Bean
  ConversationEndController conversationEnds(
      AcceptConversationEnd accept, IngestSettings settings) {
    return new ConversationEndController(accept, settings);
  }
}
