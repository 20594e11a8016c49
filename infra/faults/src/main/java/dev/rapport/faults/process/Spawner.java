package dev.rapport.faults.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts every process from one thread that lives as long as the suite. The kernel kills what it
 * started when that thread ends, so nothing outlives the suite however it ends.
 */
public final class Spawner {

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("spawner").daemon().factory());

  /** Starts a command that dies with the suite, as another account where one is named. */
  Process start(Command command) {
    ProcessBuilder builder = new ProcessBuilder(words(command));
    builder.environment().putAll(command.environment());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(command.log().toFile()));
    try {
      return thread.submit(builder::start).get();
    } catch (ExecutionException e) {
      throw new UncheckedIOException(new IOException("cannot start " + command.words(), e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while starting " + command.words(), e);
    }
  }

  private static List<String> words(Command command) {
    List<String> words = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL"));
    if (!command.account().isEmpty()) {
      words.addAll(List.of("--reuid=" + command.account(), "--regid=" + command.account()));
      words.add("--init-groups");
    }
    words.add("--");
    words.addAll(command.words());
    return words;
  }
}
