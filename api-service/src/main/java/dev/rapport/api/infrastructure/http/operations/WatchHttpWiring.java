package dev.rapport.api.infrastructure.http.operations;

import dev.rapport.api.application.operations.Actions;
import dev.rapport.api.application.operations.BuildVersion;
import dev.rapport.api.application.operations.consumption.ControlConsumption;
import dev.rapport.api.application.operations.doctor.Doctor;
import dev.rapport.api.application.operations.overview.WatchFlow;
import dev.rapport.api.application.operations.verify.VerifyEvents;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the operators' views together, and the order to pause. */
@Configuration(proxyBeanMethods = false)
public class WatchHttpWiring {

  @Bean
  ConsumptionController consumptionController(ControlConsumption consumption) {
    return new ConsumptionController(consumption);
  }

  @Bean
  VerifyController verifyController(VerifyEvents verification) {
    return new VerifyController(verification);
  }

  @Bean
  DoctorController doctorController(Doctor doctor) {
    return new DoctorController(doctor);
  }

  @Bean
  OverviewController overviewController(WatchFlow flow, BuildVersion version, InstantSource clock) {
    return new OverviewController(flow, version, clock);
  }

  @Bean
  ActionsController actionsController(Actions actions) {
    return new ActionsController(actions);
  }
}
