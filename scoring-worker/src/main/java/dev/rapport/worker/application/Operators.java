package dev.rapport.worker.application;

import java.util.Optional;

/**
 * What operators want of the workers, and what they are told of this one. For people: no promise of
 * the pipeline depends on it. Each method takes at most a second or two on a connection that serves
 * nothing else, and throws {@link dev.rapport.model.failure.OutageException} or {@link
 * dev.rapport.model.failure.TransientException} when it was perhaps not done.
 */
public interface Operators {

  /** The order in force, if there is one. */
  Optional<PauseOrder> pauseOrder();

  /** Tells how this worker is; also forgets workers that have told nothing for long. */
  void report(Condition condition);

  /** This worker ends; nothing more is told of it. Idempotent. */
  void signOff();

  /**
   * How a worker is.
   *
   * @param pause why it does not consume; absent while it does
   * @param inFlight events it works on
   */
  record Condition(State state, Optional<Consumption.Pause> pause, int inFlight) {}

  /** Whether it takes deliveries. */
  enum State {
    STARTING,
    CONSUMING,
    PAUSED,
    STOPPING
  }
}
