package dev.rapport.api.infrastructure.http.operations;

import dev.rapport.api.application.operations.overview.Flow.Reading;
import dev.rapport.api.application.operations.overview.Point;
import dev.rapport.api.application.operations.overview.WatchFlow.Overview;
import dev.rapport.api.application.operations.queues.QueueState;
import dev.rapport.api.application.operations.verify.EventCounts;
import dev.rapport.api.application.operations.verify.RollingAudit.Totals;
import dev.rapport.api.application.sweep.Backlog.Counts;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The system at a glance; null is not known. */
record OverviewAnswer(
    Instant at,
    String version,
    CountsAnswer counts,
    @Nullable RatesAnswer perSecond,
    @Nullable TimeToScoreAnswer timeToScoreSeconds,
    @Nullable Double oldestUnpublishedSeconds,
    @Nullable Double oldestUnprocessedSeconds,
    List<QueueState> queues,
    @Nullable Long deadLettersOpen,
    @Nullable Long replaysRunning,
    @Nullable Boolean consumptionPaused,
    @Schema(description = "One point each 5 s, the oldest first") List<Point> series) {

  /** Open ones as of the last count; finished ones as of the audit's last lap. */
  record CountsAnswer(
      @Nullable Long pending,
      @Nullable Long processing,
      @Nullable Long processed,
      @Nullable Long skipped,
      @Nullable Long failed,
      @Nullable Long unaccounted) {

    static CountsAnswer of(Overview overview) {
      Optional<Counts> open = overview.open();
      Optional<EventCounts> totals = overview.totals().map(Totals::counts);
      return new CountsAnswer(
          open.map(Counts::pending).orElse(null),
          open.map(Counts::processing).orElse(null),
          totals.map(EventCounts::processed).orElse(null),
          totals.map(EventCounts::skipped).orElse(null),
          totals.map(EventCounts::failed).orElse(null),
          overview.totals().map(Totals::unaccounted).orElse(null));
    }
  }

  /** Of the last 5 s. */
  record RatesAnswer(double accepted, double scored, double failed) {
    static RatesAnswer of(Point point) {
      return new RatesAnswer(point.accepted(), point.scored(), point.failed());
    }
  }

  /** Of what was scored in the last 5 s in which anything was. */
  record TimeToScoreAnswer(@Nullable Double p50, @Nullable Double p99) {
    static TimeToScoreAnswer of(Point point) {
      return new TimeToScoreAnswer(point.p50(), point.p99());
    }
  }

  static OverviewAnswer of(Overview overview, String version, Instant at) {
    List<Point> series = overview.series();
    Optional<Point> last = series.isEmpty() ? Optional.empty() : Optional.of(series.getLast());
    Optional<Point> scored =
        series.reversed().stream().filter(point -> point.p50() != null).findFirst();
    return new OverviewAnswer(
        at,
        version,
        CountsAnswer.of(overview),
        last.map(RatesAnswer::of).orElse(null),
        scored.map(TimeToScoreAnswer::of).orElse(null),
        seconds(overview, Counts::oldestUnpublished),
        seconds(overview, Counts::oldestUnprocessed),
        overview.queues(),
        overview.now().map(Reading::deadLettersOpen).orElse(null),
        overview.now().map(Reading::replaysRunning).orElse(null),
        overview.now().map(Reading::paused).orElse(null),
        series);
  }

  private static @Nullable Double seconds(Overview overview, Function<Counts, Duration> age) {
    return overview.open().map(age).map(duration -> duration.toMillis() / 1e3).orElse(null);
  }
}
