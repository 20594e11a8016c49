package dev.rapport.faults;

import dev.rapport.faults.nemesis.Arsenal;
import dev.rapport.faults.report.Outcome;
import dev.rapport.faults.report.Report;
import java.nio.file.Path;
import java.util.List;

/** The command. */
public final class FaultSuite {

  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private FaultSuite() {}

  public static void main(String[] words) {
    System.exit(run(List.of(words)));
  }

  private static int run(List<String> words) {
    Options options;
    try {
      options = Options.of(words);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n\n" + Options.USAGE);
      return MISUSED;
    }
    Path root = Path.of(System.getProperty("rapport.root", ".")).toAbsolutePath().normalize();
    return switch (options.mode()) {
      case CAMPAIGN -> campaign(root, options);
      case LIST -> list(root, options);
      case MISTAKES -> new Mistakes(root, options).run() == 0 ? 0 : FAILED;
      case BROKER_OUTAGE -> new BrokerOutage(root, options).stopped() ? 0 : FAILED;
      case FROZEN_BROKER -> new BrokerOutage(root, options).frozen() ? 0 : FAILED;
      case HELP -> help();
    };
  }

  private static int help() {
    System.out.print(Options.USAGE);
    return 0;
  }

  private static int list(Path root, Options options) {
    try (Run run = new Run(root, Run.Setup.plain("list", 1), options.seed())) {
      Arsenal arsenal = Arsenal.of(run.lab(), run.load());
      arsenal.list().forEach(System.out::println);
      arsenal.missing().forEach(kind -> System.out.println("not possible here: " + kind));
      return 0;
    }
  }

  private static int campaign(Path root, Options options) {
    Outcome outcome = new Campaign(root, options).run();
    Report report = new Report(outcome);
    report.print(System.out);
    Path file = root.resolve(".local/faults/seed-" + options.seed() + "/report.json");
    report.write(file);
    System.out.println("  report: " + root.relativize(file));
    return outcome.isGood() ? 0 : FAILED;
  }
}
