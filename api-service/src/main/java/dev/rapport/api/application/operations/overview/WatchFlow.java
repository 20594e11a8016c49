package dev.rapport.api.application.operations.overview;

import dev.rapport.api.application.operations.overview.Flow.Reading;
import dev.rapport.api.application.operations.queues.LatestQueues;
import dev.rapport.api.application.operations.queues.QueueState;
import dev.rapport.api.application.operations.verify.RollingAudit.Totals;
import dev.rapport.api.application.sweep.Backlog.Counts;
import dev.rapport.model.topology.RetryTier;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes a point again and again, and keeps the last ones in this process. */
public final class WatchFlow {

  /** Half an hour of points five seconds apart. */
  private static final int POINTS = 360;

  private final Flow flow;
  private final Supplier<Optional<Counts>> backlog;
  private final Supplier<Optional<Totals>> totals;
  private final LatestQueues queues;
  private final InstantSource clock;
  private final Deque<Point> points = new ArrayDeque<>();
  private @Nullable Reading last;
  private long lastEventBefore;

  /**
   * Nothing is known yet.
   *
   * @param backlog what was counted last
   * @param totals what was audited last
   */
  public WatchFlow(
      Flow flow,
      Supplier<Optional<Counts>> backlog,
      Supplier<Optional<Totals>> totals,
      LatestQueues queues,
      InstantSource clock) {
    this.flow = flow;
    this.backlog = backlog;
    this.totals = totals;
    this.queues = queues;
    this.clock = clock;
  }

  /**
   * The system at a glance; what is not known is empty.
   *
   * @param totals of all events, as old as the audit's lap
   */
  public record Overview(
      Optional<Totals> totals,
      Optional<Counts> open,
      Optional<Reading> now,
      List<QueueState> queues,
      List<Point> series) {

    public Overview {
      series = List.copyOf(series);
    }
  }

  /** Takes the next point; without an answer of the database there is none. Never fails. */
  public void sample() {
    try {
      take();
    } catch (RuntimeException _) {
      forget();
    }
  }

  /** Asks nobody, so it answers whatever is away. */
  public synchronized Overview overview() {
    return new Overview(
        totals.get(), backlog.get(), Optional.ofNullable(last), queues.all(), List.copyOf(points));
  }

  private void take() {
    Reading before = last();
    Reading now =
        before == null
            ? flow.read(null, Long.MAX_VALUE)
            : flow.read(before.until(), lastEventBefore);
    keep(before, now);
  }

  private synchronized @Nullable Reading last() {
    return last;
  }

  private synchronized void forget() {
    last = null;
  }

  private synchronized void keep(@Nullable Reading before, Reading now) {
    // Two readings back, because a reading ends a moment before its last event.
    lastEventBefore = before == null ? now.lastEvent() : before.lastEvent();
    last = now;
    if (before != null) {
      points.addLast(point(now));
    }
    while (points.size() > POINTS) {
      points.removeFirst();
    }
  }

  private Point point(Reading now) {
    return new Point(
        clock.instant(),
        perSecond(now.accepted(), now.took()),
        perSecond(now.scored(), now.took()),
        perSecond(now.failed(), now.took()),
        backlog.get().map(Counts::pending).orElse(null),
        retrying(),
        now.deadLettersOpen(),
        now.p50(),
        now.p99());
  }

  private @Nullable Long retrying() {
    List<Optional<Long>> tiers =
        Arrays.stream(RetryTier.values()).map(tier -> queues.ready(tier.queue())).toList();
    return tiers.stream().anyMatch(Optional::isEmpty)
        ? null
        : (Long) tiers.stream().mapToLong(Optional::orElseThrow).sum();
  }

  private static double perSecond(long events, Duration took) {
    return took.isZero() ? 0 : Math.round(events * 1e5 / took.toMillis()) / 100.0;
  }
}
