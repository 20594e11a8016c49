package dev.rapport.api;

import dev.rapport.api.application.operations.overview.LatestCounts;
import dev.rapport.api.application.sweep.Backlog;
import dev.rapport.api.application.sweep.Every;
import dev.rapport.api.application.sweep.QueueDepths;
import dev.rapport.api.application.sweep.StuckEvents;
import dev.rapport.api.application.sweep.Sweep;
import dev.rapport.api.settings.SweepSettings;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What brings stuck events back, and counts. */
@Configuration(proxyBeanMethods = false)
class SweepWiring {

  @Bean
  Sweep sweep(
      StuckEvents events,
      Backlog backlog,
      QueueDepths queues,
      SweepSettings settings,
      LatestCounts watch) {
    return new Sweep(events, backlog, queues, settings.rules(), watch);
  }

  @Bean
  LatestCounts latestCounts(MeterRegistry metrics) {
    return new LatestCounts(new MeteredSweep(metrics));
  }

  @Bean(destroyMethod = "stop")
  Every sweepThread(Sweep sweep, SweepSettings settings) {
    Every every = new Every("sweep");
    var _ = every.pause(settings.every(), sweep::sweep);
    var _ = every.pause(settings.countEvery(), sweep::count);
    return every;
  }
}
