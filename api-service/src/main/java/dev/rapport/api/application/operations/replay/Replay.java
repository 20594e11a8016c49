package dev.rapport.api.application.operations.replay;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A replay as operators see it.
 *
 * @param users different ones among its events
 * @param notReplayable dead letters of the filter that belong to no event
 * @param rate events a second; null until it is started
 * @param haltAt percent of a stage's effects that may be failures; null until it is started
 * @param stages those that have events, in order
 */
public record Replay(
    long id,
    ReplayStatus status,
    int users,
    int notReplayable,
    List<Cause> causes,
    Instant plannedAt,
    String plannedBy,
    Instant expiresAt,
    @Nullable Instant startedAt,
    @Nullable String startedBy,
    @Nullable Instant finishedAt,
    @Nullable String reason,
    @Nullable Integer rate,
    @Nullable Integer haltAt,
    List<StageCount> stages,
    @Nullable String haltedBecause,
    Waiting waiting,
    String requestId) {

  public Replay {
    causes = List.copyOf(causes);
    stages = List.copyOf(stages);
  }

  /** How many events it has. */
  public int count() {
    return totals().size();
  }

  /** The same replay, its events counted. */
  public Replay with(List<StageCount> counted, Waiting awaited) {
    return new Replay(
        id,
        status,
        users,
        notReplayable,
        causes,
        plannedAt,
        plannedBy,
        expiresAt,
        startedAt,
        startedBy,
        finishedAt,
        reason,
        rate,
        haltAt,
        counted,
        haltedBecause,
        awaited,
        requestId);
  }

  /** So many of its events had died of this. */
  public record Cause(String fingerprint, String errorCode, long count) {}

  /**
   * Released events without an effect.
   *
   * @param inRetry those that have failed and will be tried again
   * @param until when the last of those is due
   */
  public record Waiting(int released, int inRetry, @Nullable Instant until) {}

  /** The events of all stages. */
  public StageCount totals() {
    return stages.stream()
        .reduce(
            new StageCount(0, 0, 0, 0, 0, 0),
            (one, other) ->
                new StageCount(
                    0,
                    one.waiting() + other.waiting(),
                    one.released() + other.released(),
                    one.scored() + other.scored(),
                    one.failedAgain() + other.failedAgain(),
                    one.skipped() + other.skipped()));
  }
}
