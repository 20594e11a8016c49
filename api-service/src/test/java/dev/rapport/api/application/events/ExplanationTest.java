package dev.rapport.api.application.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.api.application.events.EventDetails.Death;
import dev.rapport.api.application.events.EventDetails.FailedAttempt;
import dev.rapport.model.contract.EventId;
import dev.rapport.model.contract.EventStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  @Test
  void tellsWhatAnEventWaitsFor() {
    assertThat(explain(EventStatus.PENDING, null, null)).contains("waiting to be published");
    assertThat(explain(EventStatus.PENDING, NOW, null)).contains("waiting in the queue");
    assertThat(explain(EventStatus.PENDING, NOW, NOW.plusSeconds(30)))
        .isEqualTo("Attempt 2 failed with TIMEOUT; the next one is due at 2026-11-23T08:00:30Z.");
    assertThat(explain(EventStatus.PENDING, NOW, NOW.minusSeconds(30))).contains("attempt 3");
    assertThat(explain(EventStatus.PROCESSED, NOW, null)).contains("35.5");
    assertThat(explain(EventStatus.SKIPPED, null, null)).contains("TALK is not scored");
    assertThat(explain(EventStatus.FAILED, NOW, null)).contains("TIMEOUT").contains("replayed");
    assertThat(explain(EventStatus.PROCESSING, NOW, null)).contains("the sweep brings it back");
  }

  @Test
  void theTimelineIsInOrder() {
    EventDetails details =
        new EventDetails(
            event(EventStatus.FAILED, NOW.plusSeconds(1), null),
            List.of(
                new FailedAttempt(
                    1,
                    "worker-1",
                    NOW.plusSeconds(2),
                    NOW.plusSeconds(5),
                    "FAILED",
                    "TIMEOUT",
                    null,
                    "30s",
                    NOW.plusSeconds(35))),
            List.of(new Death(1, "TIMEOUT", NOW.plusSeconds(40), NOW.plusSeconds(41), null, null)));
    List<Timeline.Entry> timeline = Timeline.of(details);
    assertThat(timeline)
        .extracting(Timeline.Entry::what)
        .containsExactly(
            "accepted",
            "published_and_confirmed",
            "attempt_failed",
            "dead_letter",
            "dead_letter_published");
    assertThat(timeline.get(2).took()).isEqualTo(Duration.ofSeconds(3));
    assertThat(timeline.get(2).detail()).contains("30s").contains("08:00:35");
  }

  private static String explain(
      EventStatus status, @Nullable Instant publishedAt, @Nullable Instant nextAttemptAt) {
    return Explanation.of(event(status, publishedAt, nextAttemptAt), NOW);
  }

  private static EventSummary event(
      EventStatus status, @Nullable Instant publishedAt, @Nullable Instant nextAttemptAt) {
    return new EventSummary(
        new EventId(1),
        "conv-1",
        null,
        "user-1",
        "TALK",
        null,
        null,
        null,
        NOW,
        NOW.plusSeconds(60),
        status,
        2,
        nextAttemptAt,
        publishedAt,
        null,
        NOW,
        NOW,
        null,
        null,
        new BigDecimal("35.5"),
        null,
        null,
        "TIMEOUT",
        null);
  }
}
