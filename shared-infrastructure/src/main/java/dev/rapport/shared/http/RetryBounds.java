package dev.rapport.shared.http;

import dev.rapport.shared.settings.Setting;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often and how soon a failed call is tried again.
 *
 * @param tries in all
 * @param shortestWait before the second try at least
 * @param longestWait before any try at most, unless the peer asks for more
 * @param longestRetryAfter what a peer may ask for; if it asks for more, it is not tried again
 */
public record RetryBounds(
    @DefaultValue("3") int tries,
    @DefaultValue("2s") Duration shortestWait,
    @DefaultValue("10s") Duration longestWait,
    @DefaultValue("30s") Duration longestRetryAfter) {

  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofMinutes(2);

  public RetryBounds {
    Setting.between("retry.tries", tries, 1, 10);
    Setting.between("retry.shortest-wait", shortestWait, SHORTEST, longestWait);
    Setting.between("retry.longest-wait", longestWait, shortestWait, LONGEST);
    Setting.between("retry.longest-retry-after", longestRetryAfter, Duration.ZERO, LONGEST);
  }

  /** Whether the peer lets us try again soon enough. */
  boolean allows(@Nullable Duration asked) {
    return asked == null || asked.compareTo(longestRetryAfter) <= 0;
  }

  /**
   * The wait after a failed try: what the peer asked for and a little more, else a random one whose
   * upper end doubles.
   *
   * @param failed tries so far, from 1
   */
  Duration after(int failed, @Nullable Duration asked, RandomGenerator random) {
    if (asked != null) {
      return asked.plusMillis(random.nextLong(shortestWait.toMillis() + 1));
    }
    long shortest = shortestWait.toMillis();
    long end = Math.min(longestWait.toMillis(), shortest << Math.min(failed, 16));
    return Duration.ofMillis(random.nextLong(shortest, end + 1));
  }
}
