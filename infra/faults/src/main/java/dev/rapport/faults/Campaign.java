package dev.rapport.faults;

import dev.rapport.faults.check.Quiet;
import dev.rapport.faults.check.Resources;
import dev.rapport.faults.lab.DirectPublisher;
import dev.rapport.faults.nemesis.Arsenal;
import dev.rapport.faults.nemesis.Nemesis;
import dev.rapport.faults.process.Pause;
import dev.rapport.faults.report.Outcome;
import dev.rapport.faults.report.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The run that counts: load, every fault, quiet, reckoning. */
final class Campaign {

  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final Duration ANSWERS = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Of an API and a worker each. */
  private static final int RESTARTS = 10;

  /** Struck once, in this order, before the random ones. */
  private static final List<String> SCRIPTED =
      List.of(
          "freeze-broker-past-heartbeat",
          "wal-disk-full",
          "killer-message",
          "thousand-duplicates",
          "clocks-apart-worker-ahead",
          "clocks-apart-worker-behind");

  /** Takes the client down fifty times, so it comes last. */
  private static final List<String> LAST = List.of("undecodable-header");

  private static final String RESTART = "rolling-restart";

  private final Path root;
  private final Options options;

  Campaign(Path root, Options options) {
    this.root = root;
    this.options = options;
  }

  Outcome run() {
    String name = "seed-" + options.seed();
    try (Run run = new Run(root, Run.Setup.plain(name, options.perSecond()), options.seed())) {
      System.out.printf("seed %d; logs in %s%n", options.seed(), run.logs());
      run.lab().startServers();
      run.lab().startServices();
      return storm(run);
    }
  }

  private Outcome storm(Run run) {
    Arsenal arsenal = Arsenal.of(run.lab(), run.load());
    Nemesis nemesis = new Nemesis(run.lab(), arsenal, options.seed());
    long start = System.nanoTime();
    run.load().begin();
    Pause.of(WARM_UP);
    Resources before = Resources.of(run.lab());
    boolean answered;
    try (Progress _ = new Progress(() -> line(run, nemesis, start))) {
      strike(arsenal, nemesis, () -> System.nanoTime() - start < options.length().toNanos());
      answered = run.load().stop(ANSWERS);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Quiet quiet = new Quiet(run.lab().database(), new DirectPublisher(run.lab().rabbit()));
    boolean becameQuiet = quiet.await(PATIENCE);
    Judgement judgement = new Judgement(run, nemesis, quiet);
    judgement.demand(answered, run.journal().underWay() + " callers were never answered 202");
    judgement.demand(
        becameQuiet,
        "%d events open and %d messages waiting after %s"
            .formatted(quiet.open(), quiet.waiting(), PATIENCE));
    arsenal.missing().forEach(kind -> judgement.note("not possible here: " + kind));
    return judgement.pass(options.seed(), before, seconds);
  }

  private void strike(Arsenal arsenal, Nemesis nemesis, BooleanSupplier goesOn) {
    if (!options.only().isEmpty()) {
      nemesis.strikeAtRandom(options.only(), goesOn);
      return;
    }
    List<String> scripted = new ArrayList<>(SCRIPTED);
    scripted.addAll(Collections.nCopies(RESTARTS, RESTART));
    scripted.retainAll(arsenal.kinds());
    List<String> random = new ArrayList<>(arsenal.list());
    random.removeAll(scripted);
    random.removeAll(LAST);
    nemesis.strikeAll(scripted);
    nemesis.strikeAtRandom(random, goesOn);
    nemesis.strikeAll(LAST);
  }

  private static String line(Run run, Nemesis nemesis, long start) {
    return "%4d s  %6d accepted  %4d under way  %3d faults  %s"
        .formatted(
            (System.nanoTime() - start) / 1_000_000_000,
            run.journal().acknowledged(),
            run.journal().underWay(),
            nemesis.blows().size(),
            nemesis.current());
  }
}
