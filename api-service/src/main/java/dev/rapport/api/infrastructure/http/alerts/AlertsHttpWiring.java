package dev.rapport.api.infrastructure.http.alerts;

import dev.rapport.api.application.alerts.TellAlerts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the receiver together. */
@Configuration(proxyBeanMethods = false)
public class AlertsHttpWiring {

  @Bean
  AlertsController alertsReceiver(TellAlerts tell) {
    return new AlertsController(tell);
  }
}
