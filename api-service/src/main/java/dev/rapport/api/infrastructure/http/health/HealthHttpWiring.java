package dev.rapport.api.infrastructure.http.health;

import dev.rapport.api.application.health.CheckHealth;
import dev.rapport.api.application.operations.BuildVersion;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the health's HTTP side together. */
@Configuration(proxyBeanMethods = false)
public class HealthHttpWiring {

  @Bean
  HealthController health(CheckHealth health, BuildVersion version) {
    return new HealthController(health, version.name());
  }
}
