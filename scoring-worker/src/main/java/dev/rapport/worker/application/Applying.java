package dev.rapport.worker.application;

import dev.rapport.model.contract.EventId;
import dev.rapport.model.failure.OutageException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The step that makes a batch count. One bad event never spoils its neighbours. */
public final class Applying {

  private final Scores scores;
  private final Failing failing;
  private final ScoringObserver observer;
  private final InstantSource clock;

  public Applying(Scores scores, Failing failing, ScoringObserver observer, InstantSource clock) {
    this.scores = scores;
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
    Map<EventId, Applied> answers = scores.apply(batch);
    for (AnalysedEvent analysed : batch) {
      ClaimedEvent event = analysed.event();
      switch (answers.getOrDefault(event.id(), new Applied.Already())) {
        case Applied.Now(var after) -> {
          progress.moved(after);
          progress.end(event.id(), scored(event));
        }
        case Applied.Already _ ->
            progress.end(event.id(), new Outcome.Suppressed(Suppression.ALREADY_FINAL));
      }
    }
  }

  /** Two clocks may disagree by a little. */
  private Outcome scored(ClaimedEvent event) {
    Instant now = clock.instant();
    return new Outcome.Scored(
        event, elapsed(event.acceptedAt(), now), elapsed(event.claimedAt(), now));
  }

  private static Duration elapsed(Instant from, Instant to) {
    return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
  }
}
