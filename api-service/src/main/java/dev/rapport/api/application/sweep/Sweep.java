package dev.rapport.api.application.sweep;

import dev.rapport.model.topology.Topology;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Brings back events that got stuck: their worker died, their message was lost, or their retry
 * never came. Never publishes itself; the relay does.
 */
public final class Sweep {

  private final StuckEvents events;
  private final Backlog backlog;
  private final QueueDepths queues;
  private final Rules rules;
  private final SweepWatch watch;

  /**
   * When an event counts as stuck.
   *
   * @param dueGrace how late a retry may come by the tier's queue
   * @param lostAfter when a published event that nobody took may be lost, unless the queue holds it
   * @param lostSurelyAfter when it is brought back whatever the queue holds
   * @param batch events brought back at once for each reason
   */
  public record Rules(Duration dueGrace, Duration lostAfter, Duration lostSurelyAfter, int batch) {

    /** Nothing may stay untouched for longer than this: two sweeps after the last rule. */
    public Duration abandonedAfter() {
      return lostSurelyAfter.plus(lostAfter);
    }
  }

  public Sweep(
      StuckEvents events, Backlog backlog, QueueDepths queues, Rules rules, SweepWatch watch) {
    this.events = events;
    this.backlog = backlog;
    this.queues = queues;
    this.rules = rules;
    this.watch = watch;
  }

  /** One sweep; survives every failure. */
  public void sweep() {
    try {
      int expired = events.returnExpired(rules.batch());
      int due = events.returnDue(rules.dueGrace(), rules.batch());
      int lost = events.returnLost(rules.lostSurelyAfter(), 0, rules.batch()) + returnLost();
      watch.swept(expired, due, lost);
    } catch (RuntimeException e) {
      watch.failed(e);
    }
  }

  /** Counts what is on its way; survives every failure. */
  public void count() {
    Optional<Map<String, Long>> ready = queues.ready();
    ready.ifPresent(watch::depths);
    try {
      Backlog.Counts counts = backlog.count(rules.lostAfter());
      long missed = ready.map(depths -> counts.stale() - held(depths)).orElse(0L);
      watch.counted(counts, Math.max(0, missed));
    } catch (RuntimeException e) {
      watch.failed(e);
    }
  }

  /** A backlog must not double itself, so as many are left alone as the queue may still hold. */
  private int returnLost() {
    return queues
        .ready()
        .map(depths -> events.returnLost(rules.lostAfter(), held(depths), rules.batch()))
        .orElse(0);
  }

  private static long held(Map<String, Long> depths) {
    return depths.getOrDefault(Topology.WORK_QUEUE, 0L);
  }
}
