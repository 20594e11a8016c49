package dev.rapport.api;

import dev.rapport.api.application.operations.deadletters.DeadLetterCopies;
import dev.rapport.api.application.operations.deadletters.DeadLetterQueue;
import dev.rapport.api.application.operations.deadletters.DeadLetters;
import dev.rapport.api.application.operations.deadletters.ReconcileDeadLetters;
import dev.rapport.api.application.operations.replay.DriveReplays;
import dev.rapport.api.application.operations.replay.ReplayProgress;
import dev.rapport.api.application.sweep.Every;
import dev.rapport.api.settings.DeadLetterSettings;
import dev.rapport.api.settings.ReplaySettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What keeps dead letters in order and carries replays on. */
@Configuration(proxyBeanMethods = false)
class OperationsWiring {

  @Bean
  MeteredOperations operationsWatch(MeterRegistry metrics, DeadLetters letters) {
    return new MeteredOperations(metrics, letters);
  }

  @Bean
  ReconcileDeadLetters reconcileDeadLetters(
      DeadLetterQueue queue,
      DeadLetterCopies copies,
      DeadLetterSettings settings,
      MeteredOperations watch) {
    return new ReconcileDeadLetters(queue, copies, settings.pace(), watch);
  }

  @Bean
  DriveReplays driveReplays(
      ReplayProgress progress, ReplaySettings settings, MeteredOperations watch) {
    return new DriveReplays(progress, UUID.randomUUID().toString(), settings.pace(), watch);
  }

  @Bean(destroyMethod = "stop")
  Every deadLetterThread(
      ReconcileDeadLetters reconcile, MeteredOperations watch, DeadLetterSettings settings) {
    Every every = new Every("dead-letters");
    var _ = every.pause(settings.countEvery(), reconcile::reconcile);
    var _ = every.pause(settings.countEvery(), watch::count);
    return every;
  }

  @Bean(destroyMethod = "stop")
  Every replayThread(DriveReplays replays, ReplaySettings settings) {
    Every every = new Every("replays");
    var _ = every.pause(settings.every(), replays::round);
    return every;
  }
}
