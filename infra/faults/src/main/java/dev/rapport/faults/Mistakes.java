package dev.rapport.faults;

import dev.rapport.faults.check.Books;
import dev.rapport.faults.check.Counters;
import dev.rapport.faults.check.Quiet;
import dev.rapport.faults.check.Reckoning;
import dev.rapport.faults.lab.DirectPublisher;
import dev.rapport.faults.lab.Service;
import dev.rapport.faults.mistakes.Mistake;
import dev.rapport.faults.mistakes.MistakeAgent;
import dev.rapport.faults.nemesis.Arsenal;
import dev.rapport.faults.nemesis.Nemesis;
import dev.rapport.faults.process.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Shows that the suite can fail: each mistake, built into the services, must be found. */
final class Mistakes {

  private static final Duration LOAD = Duration.ofSeconds(45);
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration ANSWERS = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The sweep would bring back what the mistake lost. */
  private static final Map<String, String> SWEEP_OFF = Map.of("RAPPORT_SWEEP_EVERY", "1h");

  private final Path root;
  private final Options options;

  Mistakes(Path root, Options options) {
    this.root = root;
    this.options = options;
  }

  /** Answers how many were not found, or found where there is none. */
  int run() {
    List<Mistake> asked =
        options.only().isEmpty()
            ? Arrays.asList(Mistake.values())
            : options.only().stream().map(Mistake::valueOf).toList();
    int missed = 0;
    for (Mistake mistake : asked) {
      missed += isAsExpected(mistake) ? 0 : 1;
    }
    return missed;
  }

  /** Faults that the correct services survive even with the sweep off. */
  private static List<String> faults(Mistake mistake) {
    return switch (mistake) {
      case ACK_BEFORE_COMMIT -> List.of("kill-worker");
      case MARK_BEFORE_CONFIRM -> List.of("connections-closed", "cut-in-publish", "queue-full");
      case IGNORED_RETURNS -> List.of("queue-unbound");
      case NO_LEDGER -> List.of("thousand-duplicates", "duplicate-relay");
      case LEDGER_IN_OWN_TRANSACTION -> List.of("kill-worker", "kill-backend");
      case SWEEP_OFF -> List.of("queue-purged", "freeze-worker");
      case NONE ->
          List.of(
              "kill-worker",
              "connections-closed",
              "cut-in-publish",
              "queue-full",
              "queue-unbound",
              "thousand-duplicates",
              "kill-backend");
    };
  }

  private boolean isAsExpected(Mistake mistake) {
    String agent = root.resolve("infra/faults/target/faults-mistakes.jar").toString();
    List<String> jvm = List.of("-javaagent:" + agent + "=" + mistake.name());
    String name = "mistake-" + mistake.name().toLowerCase(Locale.ROOT);
    Run.Setup setup = new Run.Setup(name, options.perSecond(), SWEEP_OFF, jvm, jvm);
    try (Run run = new Run(root, setup, options.seed())) {
      run.lab().startServers();
      run.lab().startServices();
      demandBuiltIn(mistake, run);
      Counters counters = storm(run, mistake);
      boolean found =
          counters.lost() + counters.duplicated() + counters.open() + counters.wrong() > 0;
      boolean expected = mistake != Mistake.NONE;
      System.out.printf(
          "%-26s %-9s %s  lost %d, duplicated %d, open %d, wrong %d of %d%n",
          mistake,
          found ? "found" : "not found",
          found == expected ? "as it must be" : "WRONG",
          counters.lost(),
          counters.duplicated(),
          counters.open(),
          counters.wrong(),
          counters.acknowledged());
      return found == expected;
    }
  }

  private Counters storm(Run run, Mistake mistake) {
    Nemesis nemesis = new Nemesis(run.lab(), Arsenal.of(run.lab(), run.load()), options.seed());
    long end = System.nanoTime() + LOAD.toNanos();
    run.load().begin();
    Pause.of(WARM_UP);
    nemesis.strikeAtRandom(faults(mistake), () -> System.nanoTime() < end);
    boolean answered = run.load().stop(ANSWERS);
    DirectPublisher broker = new DirectPublisher(run.lab().rabbit());
    boolean quiet = new Quiet(run.lab().database(), broker).await(PATIENCE);
    if (!answered || !quiet) {
      System.out.printf("%s: not quiet%n", mistake);
    }
    return new Reckoning(Books.of(run.lab().database()), Set.of()).reckon(run.journal().postings());
  }

  private static void demandBuiltIn(Mistake mistake, Run run) {
    long built = 0;
    for (Service service : run.lab().services()) {
      try (var lines = Files.lines(run.logs().resolve(service.name() + ".log"))) {
        built += lines.filter(line -> line.contains(MistakeAgent.BUILT_IN)).distinct().count();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    // A class that only one of the two services has is changed in both processes of that service.
    if (built < 2L * mistake.mutations().size()) {
      throw new IllegalStateException(mistake + " is built in only " + built + " times");
    }
  }
}
