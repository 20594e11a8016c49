package dev.rapport.bench;

import dev.rapport.bench.report.Plot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The command. */
public final class Bench {

  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private Bench() {}

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
    return switch (options.measurement()) {
      case SATURATION -> measure(new Saturation(), options);
      case LATENCY -> measure(new Latency(), options);
      case DRAIN -> measure(new Drain(), options);
      case GROWTH -> measure(new Growth(), options);
      case MEMORY -> measure(new Memory(), options);
      case STARTUP -> measure(new Startup(), options);
      case HELP -> help();
    };
  }

  private static int help() {
    System.out.print(Options.USAGE);
    return 0;
  }

  private static int measure(Experiment experiment, Options options) {
    Path root = Path.of(System.getProperty("rapport.root", ".")).toAbsolutePath().normalize();
    Path work = root.resolve(".local/bench");
    long begin = System.nanoTime();
    try (Setting setting = new Setting(root, work, options)) {
      Plot plot = experiment.run(setting);
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      String name = options.measurement().name().toLowerCase(Locale.ROOT);
      String table = setting.findings().table("%s, %d s in all".formatted(name, took.toSeconds()));
      System.out.print(table);
      write(work.resolve(name + ".txt"), table);
      plot.write(work.resolve(name + ".png"));
      System.out.println("\n  written to .local/bench/" + name + ".{txt,png}");
      return 0;
    } catch (IllegalArgumentException | IllegalStateException e) {
      System.err.println(e.getMessage());
      e.printStackTrace(System.err);
      return FAILED;
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
