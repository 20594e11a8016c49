package dev.rapport.bench.limits;

import dev.rapport.bench.stack.Stack;

/** Measures the limits, each alone, while the services have nothing to do. */
public final class Machine {

  private final PgBench database;
  private final QueueBench queue;
  private final int seconds;

  /**
   * @param seconds of each measurement
   */
  public Machine(Stack stack, int seconds) {
    this.database = new PgBench(stack);
    this.queue = new QueueBench(stack);
    this.seconds = seconds;
  }

  public Limits measure() {
    return new Limits(database.inserts(seconds), queue.messages(seconds), database.scores(seconds));
  }
}
