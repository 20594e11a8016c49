package dev.rapport.worker.application;

import dev.rapport.model.failure.OutageException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The step that makes a batch count. One bad event never spoils its neighbours. */
public final class Applying {

  private final Events events;
  private final Failing failing;
  private final ScoringObserver observer;
  private final Clock clock;

  public Applying(Events events, Failing failing, ScoringObserver observer, Clock clock) {
    this.events = events;
    this.failing = failing;
    this.observer = observer;
    this.clock = clock;
  }

  /** Applies all at once, and one by one if that fails for any reason but an outage. */
  void apply(List<AnalysedEvent> batch, Progress progress) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      applied(batch, progress);
    } catch (OutageException e) {
      throw e;
    } catch (RuntimeException e) {
      observer.surprised("applying a batch of " + batch.size(), e);
      batch.forEach(event -> applyAlone(event, progress));
    }
  }

  private void applyAlone(AnalysedEvent event, Progress progress) {
    try {
      applied(List.of(event), progress);
    } catch (OutageException e) {
      throw e;
    } catch (RuntimeException e) {
      FailedAttempt failed = new FailedAttempt(event.event(), Failure.of(e));
      progress.end(event.event().id(), failing.fail(failed));
    }
  }

  private void applied(List<AnalysedEvent> batch, Progress progress) {
    Map<dev.rapport.model.contract.EventId, Applied> answers = events.apply(batch);
    for (AnalysedEvent analysed : batch) {
      ClaimedEvent event = analysed.event();
      switch (answers.getOrDefault(event.id(), new Applied.Already())) {
        case Applied.Now(var after) -> {
          progress.moved(after);
          Duration latency = Duration.between(event.acceptedAt(), clock.instant());
          progress.end(event.id(), new Outcome.Scored(event, latency));
        }
        case Applied.Already _ ->
            progress.end(event.id(), new Outcome.Suppressed(Suppression.ALREADY_FINAL));
      }
    }
  }
}
