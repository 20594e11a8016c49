package dev.rapport.api.application.operations.consumption;

import dev.rapport.api.application.operations.OperatorAction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The workers and the order they follow. Each method takes at most the wait for a connection and
 * two statements' bounds, and throws {@link dev.rapport.model.failure.OutageException} or {@link
 * dev.rapport.model.failure.TransientException} when it was perhaps not done.
 */
public interface ConsumptionBoard {

  Posted look();

  /** Orders a pause, or changes reason and expiry of the one in force; with its audit. */
  void pause(OperatorAction action, Duration length);

  /** Takes the order back, with its audit; without an order nothing is done. */
  void resume(OperatorAction action);

  /**
   * What is on the board.
   *
   * @param pause in force
   * @param workers all that live, and those that died a short while ago
   * @param at by the database's clock
   */
  record Posted(Optional<OrderedPause> pause, List<KnownWorker> workers, Instant at) {
    public Posted {
      workers = List.copyOf(workers);
    }
  }
}
