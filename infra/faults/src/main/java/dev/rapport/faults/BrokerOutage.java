package dev.rapport.faults;

import dev.rapport.faults.load.Timing;
import dev.rapport.faults.process.Pause;
import dev.rapport.faults.report.Latencies;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What callers notice of a broker that is gone: nothing. */
final class BrokerOutage {

  private static final String OLDEST_UNPUBLISHED_MILLIS =
      """
      select coalesce((extract(epoch from clock_timestamp() - min(created_at)) * 1000)::bigint, 0)
      from conversation_events
      where status = 'PENDING' and published_at is null and next_attempt_at is null
      """;
  private static final Duration NORMAL = Duration.ofSeconds(30);
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration FROZEN = Duration.ofSeconds(20);
  private static final Duration DRAIN = Duration.ofMinutes(5);
  private static final long FRESH_MILLIS = 2000;
  private static final int CALLERS = 200;
  private static final long NOBODY_WAITS_MILLIS = 1000;

  private final Path root;
  private final Options options;

  BrokerOutage(Path root, Options options) {
    this.root = root;
    this.options = options;
  }

  /** The broker is stopped for a while: ingest stays as fast, and the backlog drains. */
  boolean stopped() {
    try (Run run = start("broker-outage", options.perSecond())) {
      var broker = run.lab().rabbit().process();
      long normal = System.nanoTime();
      Pause.of(NORMAL);
      long stopped = System.nanoTime();
      broker.stop("TERM", Duration.ofSeconds(20));
      Pause.of(options.outage());
      long back = System.nanoTime();
      broker.excuse();
      broker.start();
      boolean answers = Pause.until(run.lab()::serversAnswer, Duration.ofMinutes(1));
      long answering = System.nanoTime();
      boolean drained = answers && Pause.until(() -> oldest(run) < FRESH_MILLIS, DRAIN);
      Duration drain = Duration.ofNanos(System.nanoTime() - answering);
      boolean all = run.load().stop(Duration.ofMinutes(1));
      Latencies latencies = new Latencies(run.journal().timings(), List.of());
      double before = latencies.acceptedMillis(99, normal, stopped);
      double during = latencies.acceptedMillis(99, stopped, back);
      System.out.printf(
          "broker stopped for %s: ingest p99 %.1f ms before, %.1f ms during; backlog fresh again"
              + " %d ms after it answered; all answered 202: %s%n",
          options.outage(), before, during, drain.toMillis(), all);
      return drained && all && during < 2 * before;
    }
  }

  /** The broker is frozen while many callers post at once: none of them waits for it. */
  boolean frozen() {
    try (Run run = start("frozen-broker", CALLERS)) {
      var broker = run.lab().rabbit().process();
      broker.freeze();
      long from = System.nanoTime();
      Pause.of(FROZEN);
      long to = System.nanoTime();
      broker.resume();
      boolean all = run.load().stop(Duration.ofMinutes(1));
      List<Timing> during =
          run.journal().timings().stream()
              .filter(t -> t.startedAt() >= from && t.startedAt() <= to)
              .toList();
      Optional<Timing> longest =
          during.stream().max((one, other) -> Long.compare(one.nanos(), other.nanos()));
      double millis = longest.map(Timing::millis).orElse(0.0);
      System.out.printf(
          "broker frozen for %s: %d requests, p99 %.1f ms, longest %.1f ms; all answered 202: %s%n",
          FROZEN, during.size(), new Latencies(during, List.of()).acceptedMillis(99), millis, all);
      return all && !during.isEmpty() && millis < NOBODY_WAITS_MILLIS;
    }
  }

  private Run start(String name, double perSecond) {
    Run run = new Run(root, Run.Setup.plain(name, perSecond), options.seed());
    run.lab().startServers();
    run.lab().startServices();
    run.load().begin();
    Pause.of(WARM_UP);
    return run;
  }

  private static long oldest(Run run) {
    return run.lab().database().numberIfThere(OLDEST_UNPUBLISHED_MILLIS).orElse(Long.MAX_VALUE);
  }
}
