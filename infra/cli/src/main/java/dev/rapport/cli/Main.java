package dev.rapport.cli;

import dev.rapport.cli.output.Terminal;
import dev.rapport.cli.verbs.Commands;
import dev.rapport.cli.verbs.Surroundings;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Begins here. The script beside it tells by system properties what Java cannot find out: which of
 * the three streams are terminals, how wide it is, and where the checkout is.
 */
public final class Main {

  private static final int USUAL_COLUMNS = 80;
  private static final int BUFFER = 1 << 16;

  private Main() {}

  /** Runs one command. */
  public static void main(String[] arguments) {
    System.exit(new Commands(surroundings(terminal())).run(arguments));
  }

  static Surroundings surroundings(Terminal terminal) {
    String root = System.getProperty("rapport.root");
    return new Surroundings(
        System.getenv(),
        root == null ? null : Path.of(root),
        terminal,
        InstantSource.system(),
        ThreadLocalRandom.current(),
        Main::sleep,
        Main::onInterrupt);
  }

  private static Terminal terminal() {
    String terminals = System.getProperty("rapport.terminals", "");
    return new Terminal(
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        terminals.contains("in"),
        terminals.contains("out"),
        terminals.contains("err"),
        Integer.getInteger("rapport.columns", USUAL_COLUMNS));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    boolean flushed = descriptor == FileDescriptor.err;
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER),
        flushed,
        StandardCharsets.UTF_8);
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Surroundings.Guard onInterrupt(Runnable farewell) {
    Thread hook = new Thread(farewell, "farewell");
    Runtime.getRuntime().addShutdownHook(hook);
    return () -> remove(hook);
  }

  private static void remove(Thread hook) {
    try {
      boolean _ = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyLeaving) {
      // Then the farewell is being said.
    }
  }
}
