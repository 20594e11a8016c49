package dev.rapport.api.application.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Posts each notice once, though its sender repeats what was not answered in time. A repetition
 * that comes much later is meant: the alert still fires.
 */
public final class TellAlerts {

  private static final Duration REPEATED = Duration.ofMinutes(2);
  private static final int MOST_REMEMBERED = 1000;

  private final AlertRoom room;
  private final InstantSource clock;
  private final Map<Notice, Instant> told = new LinkedHashMap<>();

  public TellAlerts(AlertRoom room, InstantSource clock) {
    this.room = room;
    this.clock = clock;
  }

  /**
   * Posts it unless the very same was posted a moment ago; answers whether it was posted now.
   *
   * @throws UndeliveredException like {@link AlertRoom#post}; the same notice may be told again
   */
  public boolean tell(Notice notice) {
    if (notice.alerts().isEmpty() || !begins(notice)) {
      return false;
    }
    try {
      room.post(notice);
      return true;
    } catch (RuntimeException e) {
      forget(notice);
      throw e;
    }
  }

  private synchronized boolean begins(Notice notice) {
    Instant now = clock.instant();
    told.values().removeIf(at -> at.plus(REPEATED).isBefore(now));
    if (told.size() >= MOST_REMEMBERED) {
      told.remove(told.keySet().iterator().next());
    }
    return told.putIfAbsent(notice, now) == null;
  }

  private synchronized void forget(Notice notice) {
    told.remove(notice);
  }
}
