package dev.rapport.bench;

import dev.rapport.bench.contender.Contender;
import dev.rapport.bench.load.Answers;
import dev.rapport.bench.load.Generator;
import dev.rapport.bench.load.Pace;
import dev.rapport.bench.stack.Processes;
import dev.rapport.bench.stack.Shell;
import dev.rapport.bench.stack.Stack;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs one kind of load after the other, and judges each. */
final class Trials {

  /**
   * Conversations accepted and not yet scored, at most: whoever accepts faster than he scores shall
   * not look better than he can go on.
   */
  private static final int MOST_UNSCORED = 2_000;

  private static final int MOST_LATE_CONNECTIONS = 1_000;
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Stack stack;
  private final Options options;
  private final String id = Long.toString(System.currentTimeMillis(), 36);
  private int runs;

  Trials(Stack stack, Options options) {
    this.stack = stack;
    this.options = options;
  }

  /** As much as can be accepted and scored, for the time the options name. */
  Run saturating(Contender contender) {
    return saturating(contender, options.warmUp(), options.seconds());
  }

  /** The same for another time. */
  Run saturating(Contender contender, int warmUp, int seconds) {
    AtomicBoolean held = new AtomicBoolean();
    double to = warmUp + seconds;
    try (Watch watch = new Watch(warmUp, to, () -> held.set(contender.backlog() > MOST_UNSCORED))) {
      Pace pace = Pace.closed(to, Integer.MAX_VALUE, held::get);
      Answers answers =
          new Generator(contender.target(), options.connections()).run(prefix(), pace);
      return judged(contender, answers, watch);
    }
  }

  /** At a steady rate. */
  Run steady(Contender contender, double perSecond) {
    double to = options.warmUp() + options.seconds();
    try (Watch watch = new Watch(options.warmUp(), to, () -> {})) {
      Answers answers =
          new Generator(contender.target(), MOST_LATE_CONNECTIONS)
              .run(prefix(), Pace.open(perSecond, to));
      return judged(contender, answers, watch);
    }
  }

  /** So few that nobody ever waits for anybody. */
  Run lone(Contender contender, int posts) {
    double perSecond = 5;
    double to = posts / perSecond;
    Answers answers = new Generator(contender.target(), 1).run(prefix(), Pace.open(perSecond, to));
    return new Run(answers, Judge.scored(contender, answers), 1, to + 1, Map.of());
  }

  /** Posts so many, whether they are scored or not. */
  Answers pile(Contender contender, int events) {
    Pace pace = Pace.closed(Double.MAX_VALUE, events, () -> false);
    return new Generator(contender.target(), options.connections()).run(prefix(), pace);
  }

  private Run judged(Contender contender, Answers answers, Watch watch) {
    return new Run(answers, Judge.scored(contender, answers), watch.from, watch.to, watch.cores());
  }

  private String prefix() {
    runs++;
    return "bench-%s-%d-".formatted(id, runs);
  }

  /** Looks again and again, and weighs the CPU between two moments. */
  private final class Watch implements AutoCloseable {
    private final double from;
    private final double to;
    private final Runnable look;
    private final Thread thread = new Thread(this::run, "watch");
    private volatile Map<String, Double> before = Map.of();
    private volatile Map<String, Double> after = Map.of();
    private volatile boolean over;

    Watch(double from, double to, Runnable look) {
      this.from = from;
      this.to = to;
      this.look = look;
      thread.start();
    }

    private void run() {
      long begin = System.nanoTime();
      while (!over) {
        look.run();
        double elapsed = (System.nanoTime() - begin) / 1e9;
        if (before.isEmpty() && elapsed >= from) {
          before = cpuSeconds();
        }
        if (after.isEmpty() && elapsed >= to) {
          after = cpuSeconds();
        }
        Shell.pause(LOOK);
      }
    }

    private Map<String, Double> cpuSeconds() {
      Map<String, Double> seconds = new HashMap<>();
      stack.processes().forEach((name, pid) -> seconds.put(name, Processes.cpuSeconds(pid)));
      return seconds;
    }

    Map<String, Double> cores() {
      Map<String, Double> cores = new HashMap<>();
      after.forEach(
          (name, seconds) ->
              cores.put(name, (seconds - before.getOrDefault(name, 0.0)) / (to - from)));
      return cores;
    }

    @Override
    public void close() {
      over = true;
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
