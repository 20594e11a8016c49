package dev.rapport.faults.report;

import dev.rapport.faults.process.Pause;
import java.time.Duration;
import java.util.function.Supplier;

/** One line that stays current on a terminal, a line every ten seconds elsewhere. */
public final class Progress implements AutoCloseable {

  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int PLAIN_EVERY = 10;

  private final Supplier<String> line;
  private final boolean terminal = Boolean.getBoolean("rapport.terminal");
  private final Thread thread;
  private volatile boolean running = true;

  public Progress(Supplier<String> line) {
    this.line = line;
    this.thread = Thread.ofPlatform().name("progress").daemon().start(this::run);
  }

  @Override
  public void close() {
    running = false;
    thread.interrupt();
    if (terminal) {
      System.out.print("\r\033[K");
    }
  }

  private void run() {
    try {
      for (int second = 0; running; second++) {
        if (terminal) {
          System.out.print("\r\033[K" + line.get());
          System.out.flush();
        } else if (second % PLAIN_EVERY == 0) {
          System.out.println(line.get());
        }
        Pause.of(EVERY);
      }
    } catch (IllegalStateException e) {
      // Interrupted: it is over.
    }
  }
}
