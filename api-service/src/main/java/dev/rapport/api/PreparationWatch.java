package dev.rapport.api;

import dev.rapport.api.application.health.Preparation;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refuses to start on an unprepared dependency, and goes on asking those that are away. */
final class PreparationWatch {

  private static final Logger log = LoggerFactory.getLogger(PreparationWatch.class);

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Preparation preparation;
  private final Thread thread = Thread.ofVirtual().name("preparation-watch").unstarted(this::run);

  PreparationWatch(Preparation preparation) {
    this.preparation = preparation;
  }

  /**
   * Asks once.
   *
   * @throws IllegalStateException if something answers and is not prepared
   */
  void start() {
    if (preparation.isComplete()) {
      log.info("schema and topology are as this build needs them");
      return;
    }
    List<String> faults = preparation.faults();
    if (!faults.isEmpty()) {
      throw new IllegalStateException("run `migrate` first: " + String.join("; ", faults));
    }
    log.warn("started degraded: schema or topology cannot be checked yet");
    thread.start();
  }

  void stop() {
    thread.interrupt();
  }

  private void run() {
    try {
      List<String> known = List.of();
      while (!preparation.isComplete()) {
        List<String> faults = preparation.faults();
        if (!faults.equals(known)) {
          log.error("`migrate` was not run: {}", String.join("; ", faults));
        }
        known = faults;
        Thread.sleep(PAUSE);
      }
      log.info("schema and topology are as this build needs them");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
