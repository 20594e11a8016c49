package dev.rapport.api.infrastructure.http.catalogue;

import dev.rapport.api.application.activities.AgentMappings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the catalogue's HTTP side together. */
@Configuration(proxyBeanMethods = false)
public class CatalogueHttpWiring {

  @Bean
  AgentMappingController agentMappingViews(AgentMappings mappings) {
    return new AgentMappingController(mappings);
  }
}
