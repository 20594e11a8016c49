package dev.rapport.api.application.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.model.failure.Dependency;
import dev.rapport.model.failure.OutageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SweepTest {

  private static final Duration LOST = Duration.ofMinutes(15);
  private static final Duration SURELY = Duration.ofHours(6);

  private final List<String> calls = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private Optional<Map<String, Long>> depths = Optional.of(Map.of("rapport.scoring", 40L));
  private boolean down;

  private final Sweep sweep =
      new Sweep(
          new RecordingEvents(),
          lost -> new Backlog.Counts(7, 0, Duration.ZERO, Duration.ZERO, 43),
          () -> depths,
          new Sweep.Rules(Duration.ofSeconds(60), LOST, SURELY, 100),
          new RecordingWatch());

  @Test
  void followsEveryRule() {
    sweep.sweep();
    assertThat(calls)
        .containsExactly(
            "expired 100", "due PT1M 100", "lost PT6H held 0 100", "lost PT15M held 40 100");
    assertThat(told).containsExactly("swept 1 2 7");
  }

  @Test
  void withoutTheBrokerOnlyTheSurelyLostComeBack() {
    depths = Optional.empty();
    sweep.sweep();
    assertThat(calls).containsExactly("expired 100", "due PT1M 100", "lost PT6H held 0 100");
  }

  @Test
  void survivesADatabaseThatIsDown() {
    down = true;
    sweep.sweep();
    assertThat(told).containsExactly("failed");
  }

  @Test
  void missedIsWhatTheQueueCannotHold() {
    sweep.count();
    assertThat(told).containsExactly("depths", "counted 7 missed 3");
  }

  private final class RecordingEvents implements StuckEvents {

    @Override
    public int returnExpired(int limit) {
      if (down) {
        throw new OutageException(Dependency.POSTGRESQL, "gone");
      }
      calls.add("expired " + limit);
      return 1;
    }

    @Override
    public int returnDue(Duration grace, int limit) {
      calls.add("due " + grace + " " + limit);
      return 2;
    }

    @Override
    public int returnLost(Duration age, long held, int limit) {
      calls.add("lost " + age + " held " + held + " " + limit);
      return age.equals(LOST) ? 4 : 3;
    }
  }

  private final class RecordingWatch implements SweepWatch {

    @Override
    public void swept(int expired, int due, int lost) {
      told.add("swept " + expired + " " + due + " " + lost);
    }

    @Override
    public void failed(RuntimeException cause) {
      told.add("failed");
    }

    @Override
    public void counted(Backlog.Counts counts, long missed) {
      told.add("counted " + counts.pending() + " missed " + missed);
    }

    @Override
    public void depths(Map<String, Long> ready) {
      told.add("depths");
    }
  }
}
