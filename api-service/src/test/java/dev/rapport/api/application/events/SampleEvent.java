package dev.rapport.api.application.events;

import dev.rapport.api.application.events.EventDetails.Replay;
import dev.rapport.api.application.events.EventSummary.Effect;
import dev.rapport.api.application.events.EventSummary.Handling;
import dev.rapport.api.application.events.EventSummary.LastDeath;
import dev.rapport.model.contract.EventId;
import dev.rapport.model.contract.EventStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An accepted event of which a test says what else is so. */
final class SampleEvent {

  static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  private EventStatus status = EventStatus.PENDING;
  private int attempts;
  private int deliveries;
  private int crashes;
  private @Nullable Instant nextAttemptAt;
  private @Nullable Instant publishedAt;
  private @Nullable Instant leaseUntil;
  private @Nullable String errorCode;
  private @Nullable Long holder;
  private @Nullable Long replay;
  private @Nullable String retryTier;
  private LastDeath lastDeath = LastDeath.NONE;
  private @Nullable String processedBy;
  private @Nullable Effect effect;
  private @Nullable String degraded;
  private @Nullable Long ahead;
  private List<Replay> replays = List.of();

  SampleEvent status(EventStatus value) {
    status = value;
    return this;
  }

  SampleEvent attempts(int value) {
    attempts = value;
    return this;
  }

  SampleEvent deliveries(int value) {
    deliveries = value;
    return this;
  }

  SampleEvent crashes(int value) {
    crashes = value;
    return this;
  }

  SampleEvent nextAttemptAt(Instant value) {
    nextAttemptAt = value;
    return this;
  }

  SampleEvent publishedAt(Instant value) {
    publishedAt = value;
    return this;
  }

  SampleEvent leaseUntil(Instant value) {
    leaseUntil = value;
    return this;
  }

  SampleEvent error(String value) {
    errorCode = value;
    return this;
  }

  SampleEvent holder(@Nullable Long value) {
    holder = value;
    return this;
  }

  SampleEvent replay(Long value) {
    replay = value;
    return this;
  }

  SampleEvent retryTier(String value) {
    retryTier = value;
    return this;
  }

  SampleEvent lastDeath(LastDeath value) {
    lastDeath = value;
    return this;
  }

  SampleEvent processedBy(String value) {
    processedBy = value;
    return this;
  }

  SampleEvent effect(String change, String before, String after) {
    effect =
        new Effect(
            new BigDecimal(change), new BigDecimal(before), new BigDecimal(after), "v1", attempts);
    return this;
  }

  SampleEvent withoutEffect() {
    effect = null;
    return this;
  }

  SampleEvent degraded(String value) {
    degraded = value;
    return this;
  }

  SampleEvent ahead(Long value) {
    ahead = value;
    return this;
  }

  SampleEvent replays(List<Replay> value) {
    replays = value;
    return this;
  }

  EventDetails build() {
    EventSummary event =
        new EventSummary(
            new EventId(1),
            "conv-1",
            null,
            "user-1",
            "TALK",
            null,
            null,
            null,
            NOW.minusSeconds(120),
            NOW.minusSeconds(60),
            status,
            attempts,
            nextAttemptAt,
            publishedAt,
            leaseUntil,
            NOW.minusSeconds(20),
            NOW.minusSeconds(5),
            processedBy == null ? null : NOW,
            processedBy,
            null,
            "PHASE1_STRANGER",
            null,
            errorCode,
            null,
            new Handling(deliveries, crashes, holder, replay, retryTier, lastDeath),
            effect,
            degraded);
    return new EventDetails(event, List.of(), List.of(), replays, ahead);
  }
}
