package dev.rapport.api.infrastructure.http.edge;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;

/** A warning for what may happen thousands of times a second: one line stands for many. */
final class SeldomLine {

  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final Logger log;
  private final InstantSource clock;
  private Instant next = Instant.MIN;
  private long silent;

  SeldomLine(Logger log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  /** Says it, unless something was said a moment ago. */
  synchronized void warn(String what) {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      silent++;
      return;
    }
    log.warn("{}; {} more since the last line like this", what, silent);
    next = now.plus(PAUSE);
    silent = 0;
  }
}
