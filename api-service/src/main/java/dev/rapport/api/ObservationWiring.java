package dev.rapport.api;

import dev.rapport.shared.metrics.Build;
import dev.rapport.shared.tracing.Tracing;
import dev.rapport.shared.tracing.TracingSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the service tells about itself besides its own counts. */
@Configuration(proxyBeanMethods = false)
class ObservationWiring {

  @Bean
  Build build(MeterRegistry metrics) {
    Build build = Build.of("api-service", ApiService.class);
    build.bindTo(metrics);
    return build;
  }

  @Bean
  Tracing tracing(TracingSettings settings, Build build) {
    return new Tracing(settings, build.service(), build.version());
  }

  @Bean
  Tracer tracer(Tracing tracing) {
    return tracing.tracer();
  }
}
