package dev.rapport.model.topology;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The ladder a failed event climbs, one rung an attempt. Each rung is a queue of its own whose TTL
 * brings the message back, because a broker expires only the head of a queue.
 */
public enum RetryTier {
  AFTER_30_SECONDS("30s", Duration.ofSeconds(30)),
  AFTER_5_MINUTES("5m", Duration.ofMinutes(5)),
  AFTER_30_MINUTES("30m", Duration.ofMinutes(30)),
  AFTER_2_HOURS("2h", Duration.ofHours(2));

  /** An event that fails this often is dead: once on each rung, and once more. */
  public static final int MAX_ATTEMPTS = values().length + 1;

  private static final List<RetryTier> LADDER = List.of(values());

  private final String key;
  private final Duration delay;

  RetryTier(String key, Duration delay) {
    this.key = key;
    this.delay = delay;
  }

  /** The routing key on {@link Topology#RETRY_EXCHANGE}, and the end of the queue's name. */
  public String key() {
    return key;
  }

  public Duration delay() {
    return delay;
  }

  public String queue() {
    return Topology.WORK_QUEUE + ".retry." + key;
  }

  /**
   * The rung after this many failures, or a later one if the peer asked to wait longer; the last
   * rung where none is long enough.
   *
   * @param failures how often the event has failed by now, 1 to {@link #MAX_ATTEMPTS} - 1
   */
  public static RetryTier after(int failures, Duration atLeast) {
    if (failures < 1 || failures >= MAX_ATTEMPTS) {
      throw new IllegalArgumentException("no rung after " + failures + " failures");
    }
    return Arrays.stream(values())
        .skip(failures - 1L)
        .filter(tier -> tier.delay.compareTo(atLeast) >= 0)
        .findFirst()
        .orElse(LADDER.getLast());
  }
}
