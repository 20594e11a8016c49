package dev.rapport.cli.verbs;

import dev.rapport.cli.output.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Everything from outside that a command may look at.
 *
 * @param checkout the repository the command was started from; null when it stands alone
 */
public record Surroundings(
    Map<String, String> environment,
    @Nullable Path checkout,
    Terminal terminal,
    InstantSource clock,
    RandomGenerator random,
    Patience patience,
    Interrupts interrupts) {

  /** Waiting. */
  public interface Patience {
    void wait(Duration duration);
  }

  /** Ctrl-C. */
  public interface Interrupts {

    /** Runs the farewell if somebody interrupts before the result is closed. */
    Guard onInterrupt(Runnable farewell);
  }

  /** Ends a watch for interrupts. */
  public interface Guard extends AutoCloseable {
    @Override
    void close();
  }
}
