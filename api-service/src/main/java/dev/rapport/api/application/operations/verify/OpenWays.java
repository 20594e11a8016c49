package dev.rapport.api.application.operations.verify;

import dev.rapport.api.application.operations.consumption.ConsumptionBoard;
import dev.rapport.api.application.operations.queues.LatestQueues;
import dev.rapport.api.application.operations.verify.Books.Ways;
import dev.rapport.api.application.publishing.BrokerState;
import dev.rapport.model.topology.Topology;
import java.time.Duration;

/** Finds out which ways onward are open now. */
public final class OpenWays {

  /** More than a queue can hold. */
  private static final long ALL = Long.MAX_VALUE;

  private final BrokerState broker;
  private final LatestQueues queues;
  private final ConsumptionBoard board;
  private final Patience patience;

  /**
   * How long what is open may take.
   *
   * @param abandonedAfter longer than any way onward takes
   * @param drained how long the broker has to be back before a backlog counts as drained
   */
  public record Patience(Duration abandonedAfter, Duration drained) {}

  public OpenWays(
      BrokerState broker, LatestQueues queues, ConsumptionBoard board, Patience patience) {
    this.broker = broker;
    this.queues = queues;
    this.board = board;
    this.patience = patience;
  }

  Ways now() {
    return new Ways(
        patience.abandonedAfter(),
        broker.hasBeenUpFor(patience.drained()),
        board.look().pause().isEmpty(),
        queues.ready(Topology.WORK_QUEUE).orElse(ALL));
  }
}
