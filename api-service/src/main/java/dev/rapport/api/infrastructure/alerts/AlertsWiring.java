package dev.rapport.api.infrastructure.alerts;

import dev.rapport.api.application.alerts.AlertRoom;
import dev.rapport.api.application.alerts.TellAlerts;
import dev.rapport.api.application.alerts.UndeliveredException;
import dev.rapport.api.settings.AlertSettings;
import dev.rapport.api.settings.HttpSettings;
import dev.rapport.shared.settings.Setting;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room that alerts are told in. */
@Configuration(proxyBeanMethods = false)
public class AlertsWiring {

  @Bean
  AlertRoom alertRoom(
      AlertSettings settings, HttpSettings http, InstantSource clock, MeterRegistry metrics) {
    Setting.nests(
        "all tries to tell alerts",
        settings.longest(),
        "rapport.http.request-timeout",
        http.requestTimeout());
    return settings.hasRoom()
        ? new GoogleChat(settings, clock, metrics)
        : notice -> {
          throw new UndeliveredException("rapport.alerts.chat-url is not set");
        };
  }

  @Bean
  TellAlerts tellAlerts(AlertRoom room, InstantSource clock) {
    return new TellAlerts(room, clock);
  }
}
