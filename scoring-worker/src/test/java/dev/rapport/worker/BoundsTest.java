package dev.rapport.worker;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.shared.amqp.BrokerSettings;
import dev.rapport.shared.amqp.ConfirmingPublisher;
import dev.rapport.shared.postgres.DatabaseSettings;
import dev.rapport.worker.settings.AnalysisSettings;
import dev.rapport.worker.settings.WorkerSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Handling ends before the lease, and the drain before the termination grace; or nothing starts.
 */
class BoundsTest {

  @Test
  void nestByDefault() {
    assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "rapport.worker.lease, 250s, rapport.worker.lease",
    "rapport.analysis.budget, 230s, rapport.analysis.budget",
    "rapport.database.statement-timeout, 11s, rapport.worker.lease",
    "rapport.worker.drain, 30s, rapport.worker.termination-grace"
  })
  void refusesToStartWith(String property, String value, String named) {
    assertThatThrownBy(() -> check(Map.of(property, value)))
        .hasStackTraceContaining("must be shorter than")
        .hasStackTraceContaining(named);
  }

  private static void check(Map<String, String> given) {
    Binder binder = new Binder(new MapConfigurationPropertySource(given));
    BrokerSettings broker = binder.bindOrCreate("rapport.broker", BrokerSettings.class);
    try (ConfirmingPublisher publisher = new ConfirmingPublisher(broker, "test")) {
      StartupChecks.boundsNest(
          binder.bindOrCreate("rapport.worker", WorkerSettings.class),
          binder.bindOrCreate("rapport.analysis", AnalysisSettings.class),
          binder.bindOrCreate("rapport.database", DatabaseSettings.class),
          publisher.longestCall());
    }
  }
}
