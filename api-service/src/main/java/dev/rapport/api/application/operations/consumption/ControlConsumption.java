package dev.rapport.api.application.operations.consumption;

import dev.rapport.api.application.operations.Operator;
import dev.rapport.api.application.operations.OperatorAction;
import dev.rapport.api.application.operations.consumption.ConsumptionBoard.Posted;
import dev.rapport.api.application.operations.queues.LatestQueues;
import dev.rapport.api.application.operations.queues.QueueState;
import dev.rapport.api.application.publishing.BrokerState;
import dev.rapport.api.application.publishing.BrokerState.Absence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Shows who consumes, and orders pauses. Workers follow within two seconds. */
public final class ControlConsumption {

  private static final String TARGET = "rapport.scoring";

  private final ConsumptionBoard board;
  private final LatestQueues queues;
  private final BrokerState broker;

  public ControlConsumption(ConsumptionBoard board, LatestQueues queues, BrokerState broker) {
    this.board = board;
    this.queues = queues;
    this.broker = broker;
  }

  /** Everything there is to see. */
  public record View(
      Optional<OrderedPause> pause,
      List<KnownWorker> workers,
      List<QueueState> queues,
      Optional<Absence> brokerAway) {}

  /** What an operator asks for. */
  public record Request(Operator by, String reason, boolean dryRun) {}

  public View view() {
    return view(board.look());
  }

  /** The view after the pause, or as it would be. */
  public View pause(Request request, Duration length) {
    if (request.dryRun()) {
      Posted now = board.look();
      OrderedPause wanted =
          new OrderedPause(
              request.by().name(),
              request.reason(),
              now.pause().map(OrderedPause::since).orElse(now.at()),
              now.at().plus(length));
      return view(new Posted(Optional.of(wanted), now.workers(), now.at()));
    }
    String details = "{\"for_seconds\": " + length.toSeconds() + "}";
    board.pause(action(request, "consumption.pause", details), length);
    return view();
  }

  /** The view after the end of the pause, or as it would be. */
  public View resume(Request request) {
    if (request.dryRun()) {
      Posted now = board.look();
      return view(new Posted(Optional.empty(), now.workers(), now.at()));
    }
    board.resume(action(request, "consumption.resume", "{}"));
    return view();
  }

  private View view(Posted posted) {
    return new View(posted.pause(), posted.workers(), queues.all(), broker.absence());
  }

  private static OperatorAction action(Request request, String what, String details) {
    return new OperatorAction(request.by(), what, TARGET, request.reason(), details);
  }
}
