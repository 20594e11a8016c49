package dev.rapport.api.application.operations.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.api.application.operations.overview.Flow.Reading;
import dev.rapport.api.application.operations.queues.LatestQueues;
import dev.rapport.api.application.operations.queues.QueueState;
import dev.rapport.model.failure.Dependency;
import dev.rapport.model.failure.OutageException;
import dev.rapport.model.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatchFlowTest {

  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  private final List<Long> floors = new ArrayList<>();
  private final LatestQueues queues =
      new LatestQueues(
          () -> Topology.queues().stream().map(name -> new QueueState(name, 2L, 1L, 1L)).toList());
  private long readings;
  private boolean away;
  private final WatchFlow watch =
      new WatchFlow(this::read, Optional::empty, Optional::empty, queues, InstantSource.fixed(NOW));

  @Test
  void aPointTellsRatesAndDepths() {
    watch.sample();
    assertThat(watch.overview().series()).isEmpty();
    queues.refresh();
    watch.sample();
    assertThat(watch.overview().series())
        .containsExactly(new Point(NOW, 20.0, 10.0, 0.2, null, 8L, 3, 0.5, 2.0));
    assertThat(watch.overview().totals()).isEmpty();
  }

  @Test
  void aReadingBeginsAtTheIdsOfTheOneBeforeTheLast() {
    for (int i = 0; i < 4; i++) {
      watch.sample();
    }
    assertThat(floors).containsExactly(Long.MAX_VALUE, 1000L, 1000L, 2000L);
  }

  @Test
  void keepsHalfAnHour() {
    for (int i = 0; i < 400; i++) {
      watch.sample();
    }
    assertThat(watch.overview().series()).hasSize(360);
  }

  @Test
  void whatWasNotReadIsNotKnownAndTheNextReadingBeginsAnew() {
    watch.sample();
    watch.sample();
    away = true;
    watch.sample();
    assertThat(watch.overview().now()).isEmpty();
    assertThat(watch.overview().series()).hasSize(1);
    away = false;
    watch.sample();
    assertThat(watch.overview().series()).hasSize(1);
    watch.sample();
    assertThat(watch.overview().series()).hasSize(2);
    assertThat(floors.get(2)).isEqualTo(Long.MAX_VALUE);
  }

  private Reading read(@Nullable Instant since, long after) {
    if (away) {
      throw new OutageException(Dependency.POSTGRESQL, "gone");
    }
    floors.add(after);
    readings++;
    return new Reading(
        NOW.plusSeconds(5 * readings),
        1000 * readings,
        since == null ? Duration.ZERO : Duration.ofSeconds(5),
        100,
        50,
        1,
        0.5,
        2.0,
        3,
        0,
        false);
  }
}
