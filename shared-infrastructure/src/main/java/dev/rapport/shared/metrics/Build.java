package dev.rapport.shared.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;

/**
 * Which build this process is.
 *
 * @param service as in logs and traces
 */
public record Build(String service, String version) {

  /** The build that this class came in. */
  public static Build of(String service, Class<?> main) {
    return new Build(
        service,
        Objects.requireNonNullElse(main.getPackage().getImplementationVersion(), "development"));
  }

  /** Registers it as a gauge that is always 1. */
  public void bindTo(MeterRegistry metrics) {
    var _ =
        Gauge.builder("rapport_build", () -> 1)
            .description("1; its labels say which build this is")
            .tag("service", service)
            .tag("version", version)
            .tag("java", Runtime.version().toString())
            .register(metrics);
  }
}
