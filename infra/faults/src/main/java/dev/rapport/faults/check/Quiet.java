package dev.rapport.faults.check;

import dev.rapport.faults.lab.Database;
import dev.rapport.faults.lab.DirectPublisher;
import dev.rapport.faults.process.Pause;
import dev.rapport.model.topology.Topology;
import java.time.Duration;

/** Waits until nothing is left to do. */
public final class Quiet {

  private static final String OPEN =
      """
      select (select count(*) from conversation_events where status in ('PENDING', 'PROCESSING'))
           + (select count(*) from dead_letters where published_at is null and resolved_at is null)
      """;

  /** A rung of five minutes and more is brought forward, or every run would wait for it. */
  private static final String HURRY =
      """
      with hurried as (
        update conversation_events set next_attempt_at = now()
        where status = 'PENDING' and next_attempt_at > now() + interval '40 seconds' returning 1)
      select count(*) from hurried
      """;

  private static final Duration FIRST = Duration.ofSeconds(45);
  private static final Duration ROUND = Duration.ofSeconds(20);

  private final Database database;
  private final DirectPublisher broker;

  public Quiet(Database database, DirectPublisher broker) {
    this.database = database;
    this.broker = broker;
  }

  /** Answers whether it became quiet within that time. */
  public boolean await(Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    boolean quiet = Pause.until(this::isQuiet, FIRST);
    while (!quiet && System.nanoTime() < deadline) {
      long hurried = database.numberIfThere(HURRY).orElse(0L);
      quiet = Pause.until(this::isQuiet, hurried > 0 ? ROUND : ROUND.dividedBy(2));
    }
    return quiet;
  }

  /** How many events and dead letters are not settled. */
  public long open() {
    return database.numberIfThere(OPEN).orElse(-1L);
  }

  /** How many messages wait to be worked on. */
  public long waiting() {
    return Topology.queues().stream()
        .filter(queue -> !queue.equals(Topology.DEAD_LETTER_QUEUE))
        .mapToLong(broker::ready)
        .sum();
  }

  private boolean isQuiet() {
    Pause.of(Duration.ofMillis(250));
    return open() == 0 && waiting() == 0;
  }
}
