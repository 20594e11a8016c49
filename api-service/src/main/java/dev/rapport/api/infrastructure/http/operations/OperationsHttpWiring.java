package dev.rapport.api.infrastructure.http.operations;

import dev.rapport.api.application.operations.deadletters.DeadLetters;
import dev.rapport.api.application.operations.deadletters.Disposal;
import dev.rapport.api.application.operations.replay.ReplayControl;
import dev.rapport.api.application.operations.replay.Replays;
import dev.rapport.api.settings.ReplaySettings;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Puts the operators' side together. */
@Configuration(proxyBeanMethods = false)
public class OperationsHttpWiring {

  @Bean
  DeadLetterController deadLetterViews(DeadLetters letters, JsonMapper json) {
    return new DeadLetterController(letters, json);
  }

  @Bean
  DisposalController disposals(Disposal disposal) {
    return new DisposalController(disposal);
  }

  @Bean
  ReplayController replayOrders(ReplayControl control, ReplaySettings settings) {
    return new ReplayController(control, settings);
  }

  @Bean
  ReplayViewController replayViews(Replays replays, ReplaySettings settings, InstantSource clock) {
    return new ReplayViewController(replays, settings.rate(), clock);
  }
}
