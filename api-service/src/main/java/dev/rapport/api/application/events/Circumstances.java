package dev.rapport.api.application.events;

import dev.rapport.api.application.operations.consumption.ConsumptionBoard.Posted;
import dev.rapport.api.application.operations.consumption.KnownWorker;
import dev.rapport.api.application.operations.consumption.KnownWorker.State;
import dev.rapport.api.application.publishing.BrokerState.Absence;
import java.util.List;
import java.util.Optional;

/**
 * What an event may have to wait for.
 *
 * @param brokerAway as this process's publisher sees it
 */
public record Circumstances(Posted board, Optional<Absence> brokerAway) {

  /** The end of a sentence about an event that waits in the queue: for whom, or why in vain. */
  String waiting() {
    if (board.pause().isPresent()) {
      return board
          .pause()
          .map(
              pause ->
                  "waits because %s paused consumption until %s: %s"
                      .formatted(pause.by(), pause.until(), pause.reason()))
          .get();
    }
    List<KnownWorker> living =
        board.workers().stream().filter(worker -> worker.state() != State.GONE).toList();
    if (living.isEmpty()) {
      return "waits because no worker is running";
    }
    if (living.stream().anyMatch(worker -> worker.state() == State.CONSUMING)) {
      return "";
    }
    KnownWorker first = living.getFirst();
    return switch (first.state()) {
      case PAUSED ->
          "waits because no worker consumes: %s has been paused since %s by %s (%s)"
              .formatted(first.name(), first.stateSince(), first.pauseReason(), first.why());
      case STOPPING -> "waits because the last worker, %s, is stopping".formatted(first.name());
      default -> "waits because no worker has started to consume yet";
    };
  }

  /** The worker with this number, if it told of itself a short while ago. */
  Optional<KnownWorker> worker(long number) {
    return board.workers().stream().filter(worker -> worker.number() == number).findFirst();
  }
}
