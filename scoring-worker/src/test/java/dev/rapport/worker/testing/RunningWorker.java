package dev.rapport.worker.testing;

import dev.rapport.shared.amqp.BrokerSettings;
import dev.rapport.shared.postgres.DatabaseSettings;
import dev.rapport.shared.testing.TestCache;
import dev.rapport.worker.ScoringWorker;
import dev.rapport.worker.application.Consumption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A whole worker in this process, with bounds that suit tests. */
public final class RunningWorker implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private RunningWorker(ConfigurableApplicationContext context) {
    this.context = context;
  }

  public static RunningWorker start(
      DatabaseSettings database, BrokerSettings broker, String... settings) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("server.port", "0");
    properties.put("rapport.database.url", database.url());
    properties.put("rapport.database.username", database.username());
    properties.put("rapport.database.password", database.password());
    properties.put("rapport.broker.uri", broker.uri().toString());
    properties.put("rapport.cache.uri", TestCache.settings().uri().toString());
    properties.put("rapport.pause.shortest", "100ms");
    properties.put("rapport.pause.probe-every", "200ms");
    properties.put("RAPPORT_LOG_FORMAT", "");
    for (String setting : settings) {
      String[] parts = setting.split("=", 2);
      properties.put(parts[0], parts[1]);
    }
    return new RunningWorker(
        new SpringApplicationBuilder(ScoringWorker.class).run(arguments(properties)));
  }

  private static String[] arguments(Map<String, Object> properties) {
    return properties.entrySet().stream()
        .map(property -> "--" + property.getKey() + "=" + property.getValue())
        .toArray(String[]::new);
  }

  /** Why it does not consume, if it does not. */
  public Optional<Consumption.Pause> pause() {
    return context.getBean(Consumption.class).pause();
  }

  /** The address of its only port. */
  public String address() {
    return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
  }

  @Override
  public void close() {
    context.close();
  }
}
