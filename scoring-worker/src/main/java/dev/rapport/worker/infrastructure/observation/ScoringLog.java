package dev.rapport.worker.infrastructure.observation;

import dev.rapport.model.contract.EventId;
import dev.rapport.shared.tracing.TraceContext;
import dev.rapport.worker.application.AnalysedEvent;
import dev.rapport.worker.application.ClaimedEvent;
import dev.rapport.worker.application.DeadLetter;
import dev.rapport.worker.application.Outcome;
import dev.rapport.worker.application.ScoringObserver;
import dev.rapport.worker.application.Settled;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Says what happened in structured lines: ids, codes and times, never what a child said. */
public final class ScoringLog implements ScoringObserver {

  private static final Logger log = LoggerFactory.getLogger(ScoringLog.class);

  private final ScoringObserver next;

  /**
   * Logs in front of another observer.
   *
   * @param next told everything as well
   */
  public ScoringLog(ScoringObserver next) {
    this.next = next;
  }

  @Override
  public void taken(ClaimedEvent event) {
    next.taken(event);
  }

  @Override
  public void settled(Settled settled) {
    next.settled(settled);
    switch (settled.outcome()) {
      case Outcome.Scored scored ->
          about(log.atDebug(), scored.event())
              .addKeyValue("since_accepted_ms", scored.sinceAccepted().toMillis())
              .log("scored");
      case Outcome.Suppressed(var reason) ->
          about(log.atDebug(), settled.eventId()).addKeyValue("reason", reason).log("suppressed");
      case Outcome.RetryLater later ->
          about(log.atWarn(), later.event())
              .addKeyValue("code", later.failure().code())
              .addKeyValue("details", later.failure().details())
              .addKeyValue("fingerprint", later.failure().fingerprint())
              .addKeyValue("due", later.due())
              .log("attempt failed, retried later");
      case Outcome.Dead(DeadLetter letter) -> dead(settled.eventId(), letter);
      case Outcome.Unreadable(DeadLetter letter) -> dead(settled.eventId(), letter);
      case Outcome.HandedBack _ -> about(log.atInfo(), settled.eventId()).log("handed back");
      case Outcome.Outage(var cause) ->
          about(log.atDebug(), settled.eventId())
              .addKeyValue("dependency", cause.dependency())
              .log("left for later: outage");
    }
  }

  @Override
  public void degraded(AnalysedEvent event) {
    next.degraded(event);
    about(log.atWarn(), event.event())
        .addKeyValue("parts", event.analysis().degraded())
        .log("the analysis is degraded");
  }

  @Override
  public void cached(boolean kept) {
    next.cached(kept);
  }

  @Override
  public void surprised(String where, RuntimeException surprise) {
    next.surprised(where, surprise);
    log.atWarn().addKeyValue("where", where).setCause(surprise).log("unexpected, survived");
  }

  private static void dead(@Nullable EventId id, DeadLetter letter) {
    about(log.atError(), id)
        .addKeyValue("trace_id", traceId(letter))
        .addKeyValue("code", letter.failure().code())
        .addKeyValue("details", letter.failure().details())
        .addKeyValue("fingerprint", letter.failure().fingerprint())
        .addKeyValue("attempts", letter.attempts())
        .addKeyValue("dead_letter", letter.rowId())
        .log("dead letter");
  }

  private static @Nullable String traceId(DeadLetter letter) {
    return letter.content() instanceof DeadLetter.Content.Event(var event)
        ? TraceContext.idOf(event.traceparent())
        : null;
  }

  private static LoggingEventBuilder about(LoggingEventBuilder line, ClaimedEvent event) {
    return about(line, event.id())
        .addKeyValue("conversation_id", event.conversationId())
        .addKeyValue("attempt", event.attempt())
        .addKeyValue("trace_id", () -> TraceContext.idOf(event.traceparent()));
  }

  private static LoggingEventBuilder about(LoggingEventBuilder line, @Nullable EventId id) {
    return id == null ? line : line.addKeyValue("event_id", id.value());
  }
}
