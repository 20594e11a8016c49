package dev.rapport.faults;

import dev.rapport.faults.lab.Ground;
import dev.rapport.faults.lab.Lab;
import dev.rapport.faults.lab.ServiceSettings;
import dev.rapport.faults.lab.Tokens;
import dev.rapport.faults.load.Caller;
import dev.rapport.faults.load.Journal;
import dev.rapport.faults.load.Load;
import dev.rapport.faults.process.Ports;
import dev.rapport.faults.process.Spawner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A lab with a load on it, which leaves nothing behind but its logs. */
final class Run implements AutoCloseable {

  /**
   * What distinguishes one run's lab from another's.
   *
   * @param name of the directory its logs go to
   */
  record Setup(
      String name,
      double perSecond,
      Map<String, String> settings,
      List<String> apiOptions,
      List<String> workerOptions) {

    static Setup plain(String name, double perSecond) {
      return new Setup(name, perSecond, Map.of(), List.of(), List.of());
    }
  }

  /**
   * Cut, so that minutes show what takes a quarter of an hour in production: see the README's table
   * of settings.
   */
  private static final Map<String, String> HASTE =
      Map.of(
          "RAPPORT_SWEEP_EVERY", "3s",
          "RAPPORT_SWEEP_COUNT_EVERY", "3s",
          "RAPPORT_SWEEP_DUE_GRACE", "5s",
          "RAPPORT_SWEEP_LOST_AFTER", "20s",
          "RAPPORT_SWEEP_LOST_SURELY_AFTER", "90s",
          "RAPPORT_PUBLISHING_DEAD_LETTER_AGE", "10s");

  private static final Spawner SPAWNER = new Spawner();
  private static final Ports PORTS = new Ports();

  private final Path data;
  private final Path logs;
  private final Lab lab;
  private final Journal journal = new Journal();
  private final Load load;
  private final Thread lastResort;

  Run(Path root, Setup setup, long seed) {
    try {
      this.logs = Files.createDirectories(root.resolve(".local/faults/" + setup.name()));
      this.data = Files.createTempDirectory(Path.of("/var/tmp"), "rapport-faults-");
      Ground.open(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> settings = new HashMap<>(HASTE);
    settings.putAll(setup.settings());
    this.lab =
        new Lab(
            new Ground(root, data, logs, SPAWNER, PORTS),
            new ServiceSettings(tokens(data), settings, setup.apiOptions(), setup.workerOptions()));
    this.load =
        new Load(
            new Caller(lab.apis(), journal),
            journal,
            new Random(seed),
            setup.perSecond(),
            setup.name());
    this.lastResort = new Thread(this::closeQuietly, "last resort");
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  Lab lab() {
    return lab;
  }

  Journal journal() {
    return journal;
  }

  Load load() {
    return load;
  }

  Path logs() {
    return logs;
  }

  @Override
  public void close() {
    try {
      boolean _ = Runtime.getRuntime().removeShutdownHook(lastResort);
    } catch (IllegalStateException e) {
      // The suite is being stopped, and the hook is at it already.
      return;
    }
    closeQuietly();
  }

  private void closeQuietly() {
    load.close();
    lab.close();
    Ground.delete(data);
  }

  private static Path tokens(Path data) {
    Path file = data.resolve("tokens");
    Tokens.write(file);
    return file;
  }
}
