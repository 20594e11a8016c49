package dev.rapport.shared.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Makes spans and sends them in batches, on a thread of its own. A collector that is away costs
 * spans and nothing else: what does not fit into the bounded queue is dropped. Without an endpoint
 * nothing is made, started or sent.
 */
public final class Tracing implements AutoCloseable {

  private static final String SCOPE = "dev.rapport";
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration LAST_EXPORT = Duration.ofSeconds(3);
  private static final int MOST_WAITING = 4096;
  private static final int MOST_AT_ONCE = 512;

  private final Optional<SdkTracerProvider> provider;
  private final Tracer tracer;

  /**
   * @param service the process's name in traces
   * @param version of its build
   */
  public Tracing(TracingSettings settings, String service, String version) {
    this.provider =
        settings.endpoint().isEmpty()
            ? Optional.empty()
            : Optional.of(provider(settings, service, version));
    this.tracer =
        provider.map(sdk -> sdk.get(SCOPE)).orElseGet(() -> OpenTelemetry.noop().getTracer(SCOPE));
  }

  public Tracer tracer() {
    return tracer;
  }

  /** Sends what is left, within a bound. */
  @Override
  public void close() {
    provider.ifPresent(
        sdk -> {
          var _ = sdk.shutdown().join(LAST_EXPORT.toMillis(), TimeUnit.MILLISECONDS);
        });
  }

  private static SdkTracerProvider provider(
      TracingSettings settings, String service, String version) {
    return SdkTracerProvider.builder()
        .setResource(resource(service, version))
        .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.share())))
        .addSpanProcessor(
            BatchSpanProcessor.builder(exporter(settings))
                .setScheduleDelay(EVERY)
                .setExporterTimeout(settings.timeout())
                .setMaxQueueSize(MOST_WAITING)
                .setMaxExportBatchSize(MOST_AT_ONCE)
                .build())
        .build();
  }

  private static OtlpHttpSpanExporter exporter(TracingSettings settings) {
    OtlpHttpSpanExporterBuilder exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(settings.endpoint())
            .setConnectTimeout(settings.timeout())
            .setTimeout(settings.timeout())
            .setCompression("gzip");
    if (!settings.authorization().isEmpty()) {
      exporter.addHeader("Authorization", settings.authorization());
    }
    return exporter.build();
  }

  private static Resource resource(String service, String version) {
    return Resource.getDefault()
        .merge(
            Resource.create(
                Attributes.of(
                    AttributeKey.stringKey("service.namespace"),
                    "rapport",
                    AttributeKey.stringKey("service.name"),
                    service,
                    AttributeKey.stringKey("service.version"),
                    version,
                    AttributeKey.stringKey("service.instance.id"),
                    UUID.randomUUID().toString())));
  }
}
