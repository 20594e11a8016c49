package dev.rapport.faults.lab;

import dev.rapport.faults.process.Command;
import dev.rapport.faults.process.ManagedProcess;
import dev.rapport.faults.process.Ports;
import dev.rapport.faults.process.Spawner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Where a run's servers live.
 *
 * @param root the repository
 * @param data what servers write; deleted after the run
 * @param logs what processes say; kept
 */
public record Ground(Path root, Path data, Path logs, Spawner spawner, Ports ports) {

  private static final boolean AS_ROOT = "root".equals(System.getProperty("user.name"));

  /** A process that is not started yet. */
  ManagedProcess process(String name, Supplier<Command> command) {
    return new ManagedProcess(name, spawner, command);
  }

  /** Servers refuse to run as root; each then has an account of its own. */
  static String account(String server) {
    return AS_ROOT ? server : "";
  }

  Path log(String name) {
    return logs.resolve(name + ".log");
  }

  /** A directory that belongs to a server's account. */
  Path ownDirectory(String name, String account) {
    Path directory = data.resolve(name);
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    give(directory, account);
    return directory;
  }

  static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets the servers' accounts pass through a directory. */
  public static void open(Path directory) {
    ran(List.of("chmod", "711", directory.toString()));
  }

  /** Deletes a directory and all below it. */
  public static void delete(Path directory) {
    ran(List.of("rm", "-rf", "--one-file-system", directory.toString()));
  }

  private static void ran(List<String> words) {
    String said = run(words, Map.of(), "");
    if (!said.isBlank()) {
      throw new IllegalStateException(String.join(" ", words) + ": " + said);
    }
  }

  /** Gives a path and all below it to an account. */
  static void give(Path path, String account) {
    if (!account.isEmpty()) {
      run(List.of("chown", "-R", account + ":", path.toString()), Map.of(), "");
    }
  }

  /** Runs a command to its end, at most a minute; fails unless it succeeds. Answers its output. */
  static String run(List<String> words, Map<String, String> environment, String account) {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(words));
    if (!account.isEmpty()) {
      List<String> as = List.of("--reuid=" + account, "--regid=" + account, "--init-groups", "--");
      builder.command().addAll(0, as);
      builder.command().addFirst("setpriv");
    }
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    try {
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      if (!ended || process.exitValue() != 0) {
        throw new IOException(String.join(" ", words) + " failed: " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The last existing of the directories a pattern names that holds an executable. */
  static Path installed(String parent, String child, String executable) {
    try (var found = Files.list(Path.of(parent))) {
      return found
          .map(directory -> directory.resolve(child))
          .filter(directory -> Files.isExecutable(directory.resolve(executable)))
          .max(Path::compareTo)
          .orElseThrow(() -> new IllegalStateException("no " + executable + " below " + parent));
    } catch (IOException e) {
      throw new UncheckedIOException(executable + " is not installed: no " + parent, e);
    }
  }
}
