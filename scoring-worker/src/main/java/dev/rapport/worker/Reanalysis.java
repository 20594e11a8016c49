package dev.rapport.worker;

import com.zaxxer.hikari.HikariDataSource;
import dev.rapport.model.failure.OutageException;
import dev.rapport.shared.postgres.DatabaseSettings;
import dev.rapport.shared.postgres.Pools;
import dev.rapport.shared.settings.ScoringSettings;
import dev.rapport.worker.application.analysis.PeerAnalyser;
import dev.rapport.worker.application.reanalysis.ReanalyseDegraded;
import dev.rapport.worker.application.reanalysis.ReanalyseDegraded.Request;
import dev.rapport.worker.infrastructure.postgres.PostgresDegradedEvents;
import dev.rapport.worker.settings.WorkerSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The one-shot command {@code reanalyse}: the worker's settings, database and peers, but no broker.
 */
final class Reanalysis {

  private static final int DONE = 0;
  private static final int USAGE = 2;
  private static final int PARTIAL = 3;
  private static final int UNREACHABLE = 8;

  private static final int CONNECTIONS = 2;

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableConfigurationProperties({
    DatabaseSettings.class,
    ScoringSettings.class,
    WorkerSettings.class
  })
  @Import(AnalysisWiring.class)
  static class Parts {

    @Bean
    InstantSource clock() {
      return InstantSource.system();
    }

    @Bean
    MeterRegistry metrics() {
      return new SimpleMeterRegistry();
    }

    @Bean
    Tracer tracer() {
      return OpenTelemetry.noop().getTracer("reanalyse");
    }

    @Bean
    HikariDataSource database(DatabaseSettings settings, MeterRegistry metrics) {
      return Pools.open(settings, "rapport-reanalyse", CONNECTIONS, metrics);
    }

    @Bean
    ExecutorService lookingThreads() {
      return Executors.newVirtualThreadPerTaskExecutor();
    }

    @Bean
    ReanalyseDegraded reanalyseDegraded(
        HikariDataSource database,
        PeerAnalyser analyser,
        ScoringSettings scoring,
        ExecutorService lookingThreads) {
      return new ReanalyseDegraded(
          new PostgresDegradedEvents(database), analyser, scoring.formula(), lookingThreads);
    }
  }

  private Reanalysis() {}

  /**
   * Runs it with the settings of the worker; the exit code.
   *
   * @param settings more of them, as {@code --name=value}
   * @param data gets the lines of JSON, {@code progress} everything for people
   */
  static int run(String[] arguments, String[] settings, PrintStream data, PrintStream progress) {
    Request request;
    try {
      request = ReanalyseArguments.parse(Arrays.asList(arguments));
    } catch (IllegalArgumentException e) {
      progress.println("reanalyse: " + e.getMessage());
      progress.print(ReanalyseArguments.USAGE);
      return USAGE;
    }
    SpringApplication application = new SpringApplication(Parts.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setDefaultProperties(Map.of("logging.threshold.console", "OFF"));
    try (ConfigurableApplicationContext context = application.run(settings)) {
      return run(context.getBean(ReanalyseDegraded.class), request, data, progress);
    }
  }

  private static int run(
      ReanalyseDegraded command, Request request, PrintStream data, PrintStream progress) {
    ReanalyseReport report = new ReanalyseReport(data);
    try {
      command.run(request, report::add);
      progress.println(report.summary());
      return report.isComplete() ? DONE : PARTIAL;
    } catch (OutageException e) {
      if (!report.isEmpty()) {
        progress.println(report.summary());
      }
      progress.println("reanalyse: stopped, " + e.getMessage() + "; it is safe to run it again");
      return UNREACHABLE;
    }
  }
}
