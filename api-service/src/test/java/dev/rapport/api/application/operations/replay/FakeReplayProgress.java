package dev.rapport.api.application.operations.replay;

import dev.rapport.api.application.publishing.MovableClock;
import dev.rapport.model.failure.Dependency;
import dev.rapport.model.failure.OutageException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One replay in memory; events have the effect that a test gives them. */
final class FakeReplayProgress implements ReplayProgress {

  static final long ID = 7;

  private final MovableClock clock;
  private final List<ItemStatus> items = new ArrayList<>();
  private final List<Integer> releases = new ArrayList<>();
  private ReplayStatus status = ReplayStatus.RUNNING;
  private RunningReplay.Tolerance tolerance = RunningReplay.Tolerance.NONE;
  private int rate = 50;
  private @Nullable String driver;
  private Instant leaseUntil = Instant.MIN;
  private @Nullable String because;
  private boolean down;

  FakeReplayProgress(MovableClock clock, int events) {
    this.clock = clock;
    for (int i = 0; i < events; i++) {
      items.add(ItemStatus.WAITING);
    }
  }

  void rate(int other) {
    rate = other;
  }

  void down(boolean isDown) {
    down = isDown;
  }

  ReplayStatus status() {
    return status;
  }

  @Nullable String because() {
    return because;
  }

  /** How many events each release dealt with, in order. */
  List<Integer> releases() {
    return releases;
  }

  long count(ItemStatus wanted) {
    return items.stream().filter(wanted::equals).count();
  }

  /** Everything released so far comes to this. */
  void allCome(ItemStatus effect) {
    come(items.size(), effect);
  }

  /** The next so many of the released come to this. */
  void come(int events, ItemStatus effect) {
    int left = events;
    for (int i = 0; i < items.size() && left > 0; i++) {
      if (items.get(i) == ItemStatus.RELEASED) {
        items.set(i, effect);
        left--;
      }
    }
  }

  void pause() {
    status = ReplayStatus.PAUSED;
  }

  /** As an operator does after a halt. */
  void resume() {
    StageCount last = look(ID).stages().stream().filter(s -> s.finished() > 0).toList().getLast();
    tolerance = new RunningReplay.Tolerance(last.stage(), last.scored(), last.failedAgain());
    status = ReplayStatus.RUNNING;
  }

  @Override
  public List<Long> lease(String by, Duration lease, int limit) {
    if (down) {
      throw new OutageException(Dependency.POSTGRESQL, "gone");
    }
    boolean free = !leaseUntil.isAfter(clock.instant()) || by.equals(driver);
    if (!free || status.isFinal()) {
      return List.of();
    }
    driver = by;
    leaseUntil = clock.instant().plus(lease);
    return List.of(ID);
  }

  @Override
  public void settle(long replay) {}

  @Override
  public RunningReplay look(long replay) {
    TreeMap<Integer, EnumMap<ItemStatus, Integer>> counts = new TreeMap<>();
    for (int i = 0; i < items.size(); i++) {
      counts
          .computeIfAbsent(Stages.stageOf(i + 1), _ -> new EnumMap<>(ItemStatus.class))
          .merge(items.get(i), 1, Integer::sum);
    }
    List<StageCount> stages =
        counts.entrySet().stream().map(one -> stage(one.getKey(), one.getValue())).toList();
    return new RunningReplay(replay, status == ReplayStatus.RUNNING, rate, 10, stages, tolerance);
  }

  private static StageCount stage(int stage, EnumMap<ItemStatus, Integer> counts) {
    return new StageCount(
        stage,
        counts.getOrDefault(ItemStatus.WAITING, 0),
        counts.getOrDefault(ItemStatus.RELEASED, 0),
        counts.getOrDefault(ItemStatus.SCORED, 0),
        counts.getOrDefault(ItemStatus.FAILED_AGAIN, 0),
        counts.getOrDefault(ItemStatus.SKIPPED, 0));
  }

  @Override
  public int release(long replay, int stage, int limit) {
    int done = 0;
    for (int i = 0; i < items.size() && done < limit; i++) {
      if (items.get(i) == ItemStatus.WAITING && Stages.stageOf(i + 1) == stage) {
        items.set(i, ItemStatus.RELEASED);
        done++;
      }
    }
    releases.add(done);
    return done;
  }

  @Override
  public void halt(long replay, String reason) {
    status = ReplayStatus.HALTED;
    because = reason;
  }

  @Override
  public void complete(long replay) {
    status = ReplayStatus.COMPLETED;
  }
}
