package dev.rapport.api.application.events;

import dev.rapport.api.application.events.EventDetails.Replay;
import dev.rapport.api.application.events.EventSummary.Effect;
import dev.rapport.api.application.operations.consumption.KnownWorker;
import dev.rapport.api.application.operations.consumption.KnownWorker.State;
import dev.rapport.api.application.publishing.BrokerState.Absence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One sentence that says where an event is and why. */
public final class Explanation {

  /** So many dead workers make an event be worked on alone. */
  private static final int SUSPECT_FROM = 2;

  private final EventSummary event;
  private final List<Replay> replays;
  private final @Nullable Long ahead;
  private final Circumstances circumstances;
  private final Instant now;

  private Explanation(EventDetails details, Circumstances circumstances) {
    this.event = details.event();
    this.replays = details.replays();
    this.ahead = details.ahead();
    this.circumstances = circumstances;
    this.now = circumstances.board().at();
  }

  /** The sentence for an event of which everything is known. */
  public static String of(EventDetails details, Circumstances circumstances) {
    return new Explanation(details, circumstances).sentence();
  }

  /** The sentence for an event in a list, which does not say how many wait before it. */
  public static String of(EventSummary event, Circumstances circumstances) {
    return of(new EventDetails(event, List.of(), List.of(), List.of(), null), circumstances);
  }

  private String sentence() {
    return switch (event.status()) {
      case PENDING -> inReplay(isAfter(event.nextAttemptAt()) ? inTier() : due());
      case PROCESSING -> inReplay(processing());
      case PROCESSED -> scored();
      case SKIPPED ->
          "Stored and not scored, because the bot type %s is not scored."
              .formatted(event.botType());
      case FAILED -> dead();
    };
  }

  private String inTier() {
    return "Attempt %d failed with %s; it waits in tier %s until %s for attempt %d."
        .formatted(
            event.attempts(),
            event.errorCode(),
            event.handling().retryTier(),
            event.nextAttemptAt(),
            event.attempts() + 1);
  }

  private String due() {
    return event.publishedAt() == null ? unpublished() : inQueue(event.publishedAt());
  }

  private String unpublished() {
    String what = event.handling().deliveries() == 0 ? firstWord() : broughtBack();
    Optional<Absence> away = circumstances.brokerAway();
    if (away.isPresent()) {
      return "%s and waiting to be published: the broker has been away since %s (%s)."
          .formatted(what, away.get().since(), away.get().cause());
    }
    return isAfter(event.leaseUntil())
        ? what + " and being published: the broker has not confirmed it yet."
        : what + " and waiting to be published; the relay looks every second.";
  }

  private String firstWord() {
    return event.handling().replayId() == null ? "Accepted" : "Released";
  }

  private String broughtBack() {
    Long holder = event.handling().holder();
    return holder == null
        ? "Brought back by the sweep"
        : "Brought back by the sweep after the lease of %s ended".formatted(name(holder));
  }

  private String inQueue(Instant published) {
    String waiting = circumstances.waiting();
    return "%s and %s."
        .formatted(howItCameIntoTheQueue(published), waiting.isEmpty() ? line() : waiting);
  }

  private String howItCameIntoTheQueue(Instant published) {
    if (event.handling().crashes() >= SUSPECT_FROM) {
      return "Suspected: %d workers died while working on it, so one must work on it alone;"
              .formatted(event.handling().crashes())
          + " it is published";
    }
    if (event.nextAttemptAt() != null) {
      return "Its attempt %d has been due since %s"
          .formatted(event.attempts() + 1, event.nextAttemptAt());
    }
    return event.handling().deliveries() > 0 && event.updatedAt().isAfter(published)
        ? "Handed back uncharged by its worker at " + event.updatedAt()
        : "Published at " + published;
  }

  private String line() {
    if (ahead == null || ahead == 0) {
      return "waits in the queue for a worker";
    }
    return ahead < EventDetails.MANY
        ? "waits in the queue behind about %d others".formatted(ahead)
        : "waits in the queue behind more than %d others".formatted(EventDetails.MANY);
  }

  private String processing() {
    Long holder = event.handling().holder();
    if (holder == null) {
      return "A worker is on attempt %d.".formatted(event.attempts());
    }
    Optional<KnownWorker> worker = circumstances.worker(holder);
    if (worker.filter(known -> known.state() == State.GONE).isPresent()) {
      return "%s died while working on attempt %d, begun at %s; it is delivered to another, at the latest after %s."
          .formatted(name(holder), event.attempts(), event.updatedAt(), event.leaseUntil());
    }
    if (!isAfter(event.leaseUntil())) {
      return "%s began attempt %d at %s and had until %s; the sweep brings it back."
          .formatted(name(holder), event.attempts(), event.updatedAt(), event.leaseUntil());
    }
    return "Being analysed%s by %s since %s (attempt %d); it holds the event until %s."
        .formatted(
            event.handling().crashes() >= SUSPECT_FROM ? " alone, as a suspect," : "",
            worker.map(known -> known.name() + ", process " + known.process()).orElse(name(holder)),
            event.updatedAt(),
            event.attempts(),
            event.leaseUntil());
  }

  private String scored() {
    Effect effect = event.effect();
    if (effect == null) {
      return "Said to be scored at %s, but the ledger has nothing of it: run `rapport events verify`."
          .formatted(event.processedAt());
    }
    String sentence =
        "Scored at %s by %s on attempt %d, formula %s: the score moved by %s, from %s to %s, level %s"
            .formatted(
                event.processedAt(),
                event.processedBy(),
                effect.attempt(),
                effect.formulaVersion(),
                effect.change().toPlainString(),
                effect.scoreBefore().toPlainString(),
                effect.scoreAfter().toPlainString(),
                event.newLevel());
    return event.degraded() == null
        ? sentence + "."
        : sentence + "; its analysis is degraded, without " + event.degraded() + ".";
  }

  private String dead() {
    String why = "Dead after %d attempts because of %s".formatted(event.attempts(), because());
    Optional<Replay> waiting =
        replays.stream()
            .filter(replay -> replay.itemStatus().equals("WAITING") && replay.startedAt() != null)
            .findFirst();
    if (waiting.isPresent()) {
      Replay replay = waiting.get();
      return "%s; it waits for its release in stage %d of replay %d, which is %s."
          .formatted(why, replay.stage(), replay.id(), replay.status());
    }
    return why
        + switch (event.handling().lastDeath()) {
          case OPEN -> "; next: `rapport dlq plan --event %s`.".formatted(event.id());
          case ARCHIVED -> ", and archived: `rapport dlq restore` makes it replayable again.";
          case PURGED -> ", and purged: it stays so.";
          case NONE, REPLAYED -> ", without a dead letter: run `rapport events verify`.";
        };
  }

  private String because() {
    return event.errorDetails() == null
        ? String.valueOf(event.errorCode())
        : "%s (%s)".formatted(event.errorCode(), event.errorDetails());
  }

  private String inReplay(String sentence) {
    Long replay = event.handling().replayId();
    return replay == null ? sentence : "In replay %d: %s".formatted(replay, sentence);
  }

  private static String name(long holder) {
    return KnownWorker.name(holder);
  }

  private boolean isAfter(@Nullable Instant time) {
    return time != null && time.isAfter(now);
  }
}
