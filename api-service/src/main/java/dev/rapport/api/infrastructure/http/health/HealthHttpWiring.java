package dev.rapport.api.infrastructure.http.health;

import dev.rapport.api.application.health.CheckHealth;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the health's HTTP side together. */
@Configuration(proxyBeanMethods = false)
public class HealthHttpWiring {

  @Bean
  HealthController health(CheckHealth health) {
    String version =
        Optional.ofNullable(HealthHttpWiring.class.getPackage().getImplementationVersion())
            .orElse("development");
    return new HealthController(health, version);
  }
}
