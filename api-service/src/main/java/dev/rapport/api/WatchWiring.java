package dev.rapport.api;

import dev.rapport.api.application.events.EventArchive;
import dev.rapport.api.application.events.ExplainEvents;
import dev.rapport.api.application.operations.consumption.ConsumptionBoard;
import dev.rapport.api.application.operations.consumption.ControlConsumption;
import dev.rapport.api.application.operations.overview.Flow;
import dev.rapport.api.application.operations.overview.LatestCounts;
import dev.rapport.api.application.operations.overview.WatchFlow;
import dev.rapport.api.application.operations.queues.LatestQueues;
import dev.rapport.api.application.operations.queues.Queues;
import dev.rapport.api.application.operations.verify.Books;
import dev.rapport.api.application.operations.verify.OpenWays;
import dev.rapport.api.application.operations.verify.RollingAudit;
import dev.rapport.api.application.operations.verify.VerifyEvents;
import dev.rapport.api.application.publishing.BrokerState;
import dev.rapport.api.application.sweep.Every;
import dev.rapport.api.settings.SweepSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What operators see without changing anything, and the threads that look for them. */
@Configuration(proxyBeanMethods = false)
class WatchWiring {

  private static final int CHUNK = 10_000;
  private static final Duration UNSEEN_CHUNKS = Duration.ofMillis(500);
  private static final Duration LONGEST_VERIFICATION = Duration.ofSeconds(40);
  private static final Duration EVERY = Duration.ofSeconds(5);

  @Bean
  LatestQueues latestQueues(Queues queues) {
    return new LatestQueues(queues);
  }

  @Bean
  ControlConsumption controlConsumption(
      ConsumptionBoard board, LatestQueues queues, BrokerState broker) {
    return new ControlConsumption(board, queues, broker);
  }

  @Bean
  ExplainEvents explainEvents(EventArchive archive, BrokerState broker) {
    return new ExplainEvents(archive, broker);
  }

  @Bean
  OpenWays openWays(
      BrokerState broker, LatestQueues queues, ConsumptionBoard board, SweepSettings settings) {
    return new OpenWays(
        broker,
        queues,
        board,
        new OpenWays.Patience(settings.rules().abandonedAfter(), settings.lostAfter()));
  }

  @Bean
  VerifyEvents verifyEvents(Books books, OpenWays ways, InstantSource clock) {
    return new VerifyEvents(books, ways, clock, new VerifyEvents.Pace(CHUNK, LONGEST_VERIFICATION));
  }

  @Bean
  RollingAudit rollingAudit(
      Books books, OpenWays ways, InstantSource clock, MeterRegistry metrics) {
    return new RollingAudit(
        books, ways, clock, new RollingAudit.Pace(CHUNK, UNSEEN_CHUNKS), new MeteredAudit(metrics));
  }

  @Bean
  WatchFlow watchFlow(
      Flow flow,
      LatestCounts backlog,
      RollingAudit audit,
      LatestQueues queues,
      InstantSource clock) {
    return new WatchFlow(flow, backlog::last, audit::totals, queues, clock);
  }

  /** Apart from the other, because a frozen broker answers late. */
  @Bean(destroyMethod = "stop")
  Every queueThread(LatestQueues queues) {
    Every every = new Every("queues");
    var _ = every.pause(EVERY, queues::refresh);
    return every;
  }

  @Bean(destroyMethod = "stop")
  Every watchThread(WatchFlow flow, RollingAudit audit, SweepSettings settings) {
    Every every = new Every("watch");
    var _ = every.pause(EVERY, flow::sample);
    var _ = every.pause(settings.countEvery(), audit::round);
    return every;
  }
}
