package dev.rapport.api.infrastructure.http.operations;

import dev.rapport.api.application.operations.consumption.ControlConsumption;
import dev.rapport.api.application.operations.consumption.KnownWorker;
import dev.rapport.api.application.operations.consumption.OrderedPause;
import dev.rapport.api.application.operations.queues.QueueState;
import dev.rapport.api.application.publishing.BrokerState.Absence;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who consumes, and what is there to consume. */
record ConsumptionAnswer(
    boolean paused,
    @Nullable OrderedPause pause,
    List<WorkerAnswer> workers,
    List<QueueState> queues,
    BrokerAnswer broker) {

  /** A worker, as it described itself last. */
  record WorkerAnswer(
      @Schema(example = "worker-7") String worker,
      long number,
      @Schema(description = "Process id and host", example = "41@scoring-worker-0") String process,
      Instant startedAt,
      Instant seenAt,
      KnownWorker.State state,
      Instant stateSince,
      @Nullable String why,
      int inFlight,
      String version) {

    static WorkerAnswer of(KnownWorker worker) {
      return new WorkerAnswer(
          worker.name(),
          worker.number(),
          worker.process(),
          worker.startedAt(),
          worker.seenAt(),
          worker.state(),
          worker.stateSince(),
          worker.why(),
          worker.inFlight(),
          worker.version());
    }
  }

  /** The broker, as this replica's publisher sees it. */
  record BrokerAnswer(boolean up, @Nullable Instant awaySince, @Nullable String why) {

    static BrokerAnswer of(Optional<Absence> absence) {
      return new BrokerAnswer(
          absence.isEmpty(),
          absence.map(Absence::since).orElse(null),
          absence.map(Absence::cause).orElse(null));
    }
  }

  static ConsumptionAnswer of(ControlConsumption.View view) {
    return new ConsumptionAnswer(
        view.pause().isPresent(),
        view.pause().orElse(null),
        view.workers().stream().map(WorkerAnswer::of).toList(),
        view.queues(),
        BrokerAnswer.of(view.brokerAway()));
  }
}
