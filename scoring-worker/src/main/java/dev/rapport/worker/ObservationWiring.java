package dev.rapport.worker;

import dev.rapport.shared.amqp.ConfirmingPublisher;
import dev.rapport.shared.metrics.Build;
import dev.rapport.shared.tracing.Tracing;
import dev.rapport.shared.tracing.TracingSettings;
import dev.rapport.worker.application.Analyser;
import dev.rapport.worker.application.Consumption;
import dev.rapport.worker.application.FailureMessages;
import dev.rapport.worker.application.InFlight;
import dev.rapport.worker.application.Inbox;
import dev.rapport.worker.infrastructure.amqp.RabbitFailureMessages;
import dev.rapport.worker.infrastructure.observation.ConsumptionHealth;
import dev.rapport.worker.infrastructure.observation.ConsumptionLog;
import dev.rapport.worker.infrastructure.observation.ScoringLog;
import dev.rapport.worker.infrastructure.observation.ScoringMetrics;
import dev.rapport.worker.infrastructure.observation.ScoringTraces;
import dev.rapport.worker.infrastructure.observation.TracedAnalyser;
import dev.rapport.worker.infrastructure.observation.TracedFailureMessages;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What people see of the worker: metrics, log lines, traces, health. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TracingSettings.class)
class ObservationWiring {

  @Bean
  Build build(MeterRegistry metrics) {
    Build build = Build.of("scoring-worker", ScoringWorker.class);
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

  @Bean
  ScoringTraces traces(MeterRegistry metrics, Tracer tracer) {
    return new ScoringTraces(new ScoringLog(new ScoringMetrics(metrics)), tracer);
  }

  @Bean
  Consumption.Listener consumptionLog() {
    return new ConsumptionLog();
  }

  @Bean
  Analyser tracedAnalyser(Analyser analyser, ScoringTraces traces, Tracer tracer) {
    return new TracedAnalyser(analyser, traces, tracer);
  }

  @Bean
  FailureMessages failureMessages(ConfirmingPublisher failurePublisher, Tracer tracer) {
    return new TracedFailureMessages(new RabbitFailureMessages(failurePublisher), tracer);
  }

  @Bean
  ConsumptionHealth consumptionHealth(
      Consumption consumption, Inbox inbox, InFlight inFlight, MeterRegistry metrics) {
    ConsumptionHealth health = new ConsumptionHealth(consumption, inbox, inFlight);
    health.bindTo(metrics);
    return health;
  }
}
