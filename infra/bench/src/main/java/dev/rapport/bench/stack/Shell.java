package dev.rapport.bench.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Runs programs. */
public final class Shell {

  private Shell() {}

  /** Runs it to its end and answers what it printed; fails if it fails or takes too long. */
  public static String run(
      Path log, Duration patience, Map<String, String> more, List<String> words) {
    Process process = start(log, more, words);
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(words.getFirst() + " took too long, see " + log);
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException(words.getFirst() + " failed, see " + log);
      }
      return Files.readString(log);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it; both outputs go to the log. */
  public static Process start(Path log, Map<String, String> more, List<String> words) {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().putAll(more);
    return start(builder, log);
  }

  static Process start(ProcessBuilder builder, Path log) {
    try {
      return builder.redirectOutput(log.toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it is so, and fails if it does not become so in time. */
  public static void await(
      String what, Duration patience, Duration between, BooleanSupplier reached) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(what + ": not within " + patience);
      }
      pause(between);
    }
  }

  /** Waits; ends the measurement when interrupted. */
  public static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
