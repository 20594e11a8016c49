package dev.rapport.shared.tracing;

import dev.rapport.shared.settings.Setting;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where spans go.
 *
 * @param endpoint of a collector that takes OTLP over HTTP, up to and with {@code /v1/traces};
 *     empty for no tracing
 * @param authorization sent with every export as the header of this name; empty for none
 * @param share of the requests without a trace context of their own that are traced, from 0 to 1
 * @param timeout of one export
 */
@ConfigurationProperties("rapport.tracing")
public record TracingSettings(
    @DefaultValue("") String endpoint,
    @DefaultValue("") String authorization,
    @DefaultValue("1") double share,
    @DefaultValue("5s") Duration timeout) {

  public TracingSettings {
    if (!endpoint.isEmpty()) {
      String scheme = URI.create(endpoint).getScheme();
      if (!"http".equals(scheme) && !"https".equals(scheme)) {
        throw new IllegalArgumentException(
            "rapport.tracing.endpoint is " + endpoint + "; it must be http or https");
      }
    }
    Setting.between("rapport.tracing.share", share, 0.0, 1.0);
    Setting.between(
        "rapport.tracing.timeout", timeout, Duration.ofMillis(100), Duration.ofMinutes(1));
  }

  /** Everything but the credentials. */
  @Override
  public String toString() {
    return "TracingSettings[endpoint=%s, authorization=%s, share=%s, timeout=%s]"
        .formatted(
            endpoint.isEmpty() ? "none" : endpoint,
            authorization.isEmpty() ? "none" : "(set)",
            share,
            timeout);
  }
}
