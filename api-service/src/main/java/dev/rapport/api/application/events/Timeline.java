package dev.rapport.api.application.events;

import dev.rapport.api.application.events.EventDetails.Death;
import dev.rapport.api.application.events.EventDetails.FailedAttempt;
import dev.rapport.api.application.events.EventDetails.Replay;
import dev.rapport.model.contract.EventStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What happened to an event, in order. */
public final class Timeline {

  /**
   * One thing that happened.
   *
   * @param what accepted, published_and_confirmed, attempt_retry, attempt_dead, processed, skipped,
   *     dead_letter, replay_planned and the like
   * @param worker who did it, if a worker did
   * @param took how long an attempt took
   */
  public record Entry(
      Instant at,
      String what,
      @Nullable Integer attempt,
      @Nullable String worker,
      @Nullable Duration took,
      @Nullable String errorCode,
      @Nullable String detail) {}

  private final List<Entry> entries = new ArrayList<>();

  private Timeline() {}

  /** The whole timeline; what is stored of it, nothing guessed. */
  public static List<Entry> of(EventDetails details) {
    Timeline timeline = new Timeline();
    EventSummary event = details.event();
    timeline.add(event.createdAt(), "accepted", null);
    timeline.add(event.publishedAt(), "published_and_confirmed", null);
    details.failedAttempts().forEach(timeline::add);
    details.deaths().forEach(timeline::add);
    details.replays().forEach(timeline::add);
    timeline.addEnd(event);
    timeline.entries.sort(Comparator.comparing(Entry::at));
    return List.copyOf(timeline.entries);
  }

  private void add(FailedAttempt attempt) {
    String retry =
        attempt.retryTier() == null
            ? null
            : "retry tier %s, next attempt at %s"
                .formatted(attempt.retryTier(), attempt.nextAttemptAt());
    entries.add(
        new Entry(
            attempt.endedAt(),
            "attempt_" + attempt.outcome().toLowerCase(Locale.ROOT),
            attempt.attempt(),
            attempt.worker(),
            Duration.between(attempt.startedAt(), attempt.endedAt()),
            attempt.errorCode(),
            retry));
  }

  private void add(Death death) {
    entries.add(
        new Entry(death.diedAt(), "dead_letter", null, null, null, death.errorCode(), null));
    add(death.publishedAt(), "dead_letter_published", null);
    add(death.resolvedAt(), "dead_letter_resolved", death.resolution());
  }

  private void add(Replay replay) {
    add(
        replay.plannedAt(),
        "replay_planned",
        "replay %d, stage %d, by %s".formatted(replay.id(), replay.stage(), replay.by()));
    add(replay.startedAt(), "replay_started", replay.reason());
    if (replay.startedAt() != null) {
      add(
          replay.updatedAt(),
          "replay_item_" + replay.itemStatus().toLowerCase(Locale.ROOT),
          "replay " + replay.id());
    }
  }

  private void addEnd(EventSummary event) {
    Instant end = event.processedAt();
    if (end == null) {
      return;
    }
    boolean scored = event.status() == EventStatus.PROCESSED;
    entries.add(
        new Entry(
            end,
            scored ? "processed" : "skipped",
            scored ? event.attempts() : null,
            event.processedBy(),
            null,
            null,
            null));
  }

  private void add(@Nullable Instant at, String what, @Nullable String detail) {
    if (at != null) {
      entries.add(new Entry(at, what, null, null, null, null, detail));
    }
  }
}
