package dev.rapport.api.application.operations.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.api.application.publishing.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriveReplaysTest {

  private static final Duration LEASE = Duration.ofSeconds(15);

  private final MovableClock clock = new MovableClock();
  private final List<String> told = new ArrayList<>();

  @Test
  void releasesOneThenFiveThenTwentyFiveThenTheRest() {
    FakeReplayProgress replay = new FakeReplayProgress(clock, 100);
    DriveReplays driver = driver(replay, "a", 1000);
    for (long released : new long[] {1, 6, 31, 81, 100}) {
      driver.round();
      assertThat(100 - replay.count(ItemStatus.WAITING)).isEqualTo(released);
      replay.allCome(ItemStatus.SCORED);
    }
    driver.round();
    assertThat(replay.status()).isEqualTo(ReplayStatus.COMPLETED);
    assertThat(told).endsWith("completed");
  }

  @Test
  void releasesNothingMoreWhileTheEffectOfAStageIsAwaited() {
    FakeReplayProgress replay = new FakeReplayProgress(clock, 100);
    DriveReplays driver = driver(replay, "a", 1000);
    driver.round();
    replay.allCome(ItemStatus.SCORED);
    driver.round();
    replay.come(4, ItemStatus.SCORED);
    driver.round();
    driver.round();
    assertThat(replay.count(ItemStatus.WAITING)).isEqualTo(94);
    replay.come(1, ItemStatus.SKIPPED);
    driver.round();
    assertThat(replay.count(ItemStatus.WAITING)).isEqualTo(69);
  }

  @Test
  void haltsInTheFirstStageIfItsOnlyEventFailsAgain() {
    FakeReplayProgress replay = new FakeReplayProgress(clock, 100);
    DriveReplays driver = driver(replay, "a", 1000);
    driver.round();
    replay.allCome(ItemStatus.FAILED_AGAIN);
    driver.round();
    driver.round();
    assertThat(replay.status()).isEqualTo(ReplayStatus.HALTED);
    assertThat(replay.because()).isEqualTo("stage 1: 1 of 1 failed again, more than 10 %");
    assertThat(replay.count(ItemStatus.WAITING)).isEqualTo(99);
    assertThat(told).containsExactly("released 1", "halted");
  }

  @Test
  void goesOnWhereNoMoreFailThanAllowed() {
    FakeReplayProgress replay = new FakeReplayProgress(clock, 100);
    DriveReplays driver = driver(replay, "a", 1000);
    untilStage(3, driver, replay);
    replay.come(2, ItemStatus.FAILED_AGAIN);
    replay.allCome(ItemStatus.SCORED);
    driver.round();
    assertThat(replay.status()).isEqualTo(ReplayStatus.RUNNING);
    assertThat(replay.count(ItemStatus.WAITING)).isEqualTo(19);
  }

  @Test
  void watchesTheRestWhileItRuns() {
    FakeReplayProgress replay = new FakeReplayProgress(clock, 1000);
    DriveReplays driver = driver(replay, "a", 1000);
    untilStage(4, driver, replay);
    replay.come(19, ItemStatus.FAILED_AGAIN);
    driver.round();
    assertThat(replay.status()).isEqualTo(ReplayStatus.RUNNING);
    replay.come(1, ItemStatus.FAILED_AGAIN);
    driver.round();
    assertThat(replay.status()).isEqualTo(ReplayStatus.HALTED);
    assertThat(replay.because()).contains("stage 4: 20 of 20");
  }

  @Test
  void doesNotHaltAgainBecauseOfWhatAnOperatorHasSeen() {
    FakeReplayProgress replay = new FakeReplayProgress(clock, 100);
    DriveReplays driver = driver(replay, "a", 1000);
    untilStage(2, driver, replay);
    replay.allCome(ItemStatus.FAILED_AGAIN);
    driver.round();
    assertThat(replay.status()).isEqualTo(ReplayStatus.HALTED);
    replay.resume();
    driver.round();
    assertThat(replay.count(ItemStatus.RELEASED)).isEqualTo(25);
    replay.allCome(ItemStatus.FAILED_AGAIN);
    driver.round();
    assertThat(replay.status()).isEqualTo(ReplayStatus.HALTED);
    assertThat(replay.because()).contains("stage 3: 25 of 25");
  }

  @Test
  void releasesTheRestAtTheRate() {
    FakeReplayProgress replay = new FakeReplayProgress(clock, 1000);
    replay.rate(300);
    DriveReplays driver = driver(replay, "a", 1000);
    untilStage(4, driver, replay);
    assertThat(replay.releases()).endsWith(200, 100);
    driver.round();
    assertThat(replay.count(ItemStatus.RELEASED)).isEqualTo(600);
  }

  @Test
  void neverHasMoreOnTheirWayThanAllowed() {
    FakeReplayProgress replay = new FakeReplayProgress(clock, 1000);
    DriveReplays driver = driver(replay, "a", 70);
    untilStage(4, driver, replay);
    driver.round();
    driver.round();
    assertThat(replay.count(ItemStatus.RELEASED)).isEqualTo(70);
    replay.come(30, ItemStatus.SCORED);
    driver.round();
    assertThat(replay.count(ItemStatus.RELEASED)).isEqualTo(70);
  }

  @Test
  void releasesNothingOfAPausedReplay() {
    FakeReplayProgress replay = new FakeReplayProgress(clock, 100);
    replay.pause();
    driver(replay, "a", 1000).round();
    assertThat(replay.count(ItemStatus.WAITING)).isEqualTo(100);
    assertThat(replay.status()).isEqualTo(ReplayStatus.PAUSED);
  }

  @Test
  void anotherProcessCarriesOnOnceTheLeaseIsOver() {
    FakeReplayProgress replay = new FakeReplayProgress(clock, 100);
    driver(replay, "dies", 1000).round();
    replay.allCome(ItemStatus.SCORED);
    DriveReplays other = driver(replay, "other", 1000);
    clock.advance(LEASE.minusMillis(1));
    other.round();
    assertThat(replay.count(ItemStatus.WAITING)).isEqualTo(99);
    clock.advance(Duration.ofMillis(1));
    other.round();
    assertThat(replay.count(ItemStatus.WAITING)).isEqualTo(94);
  }

  @Test
  void survivesADatabaseThatIsDown() {
    FakeReplayProgress replay = new FakeReplayProgress(clock, 100);
    DriveReplays driver = driver(replay, "a", 1000);
    replay.down(true);
    driver.round();
    assertThat(told).containsExactly("failed");
    replay.down(false);
    driver.round();
    assertThat(replay.count(ItemStatus.RELEASED)).isEqualTo(1);
  }

  @Test
  void estimatesOneStageAfterTheOtherAndTheRestAtTheRate() {
    assertThat(Stages.estimate(1, 50)).isEqualTo(Duration.ofSeconds(4));
    assertThat(Stages.estimate(31, 50)).isEqualTo(Duration.ofSeconds(12));
    assertThat(Stages.estimate(532, 50)).isEqualTo(Duration.ofSeconds(16 + 11));
  }

  private static void untilStage(int stage, DriveReplays driver, FakeReplayProgress replay) {
    for (int i = 1; i < stage; i++) {
      driver.round();
      replay.allCome(ItemStatus.SCORED);
    }
    driver.round();
  }

  private DriveReplays driver(FakeReplayProgress replay, String name, int inFlight) {
    return new DriveReplays(
        replay,
        name,
        new DriveReplays.Pace(Duration.ofSeconds(1), LEASE, inFlight, 200),
        new Recording());
  }

  private final class Recording implements ReplayWatch {

    @Override
    public void released(long replay, int stage, int events) {
      told.add("released " + events);
    }

    @Override
    public void halted(long replay, String because) {
      told.add("halted");
    }

    @Override
    public void completed(long replay) {
      told.add("completed");
    }

    @Override
    public void failed(RuntimeException cause) {
      told.add("failed");
    }
  }
}
