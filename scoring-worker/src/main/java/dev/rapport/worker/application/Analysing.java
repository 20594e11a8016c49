package dev.rapport.worker.application;

import dev.rapport.model.conversation.BotType;
import dev.rapport.model.conversation.ConversationLog;
import dev.rapport.model.failure.OutageException;
import dev.rapport.model.scoring.Analysis;
import dev.rapport.model.scoring.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The step that finds out what each conversation is worth. Holds no connection while it thinks. */
public final class Analysing {

  private final Events events;
  private final Analyser analyser;
  private final Failing failing;
  private final ScoringRules rules;
  private final ScoringObserver observer;

  public Analysing(
      Events events,
      Analyser analyser,
      Failing failing,
      ScoringRules rules,
      ScoringObserver observer) {
    this.events = events;
    this.analyser = analyser;
    this.failing = failing;
    this.rules = rules;
    this.observer = observer;
  }

  /** What counts, and how much the whole of it is worth. */
  public record ScoringRules(Formula formula, Set<BotType> skipped) {

    public ScoringRules {
      skipped = Set.copyOf(skipped);
    }
  }

  /** Those whose worth is known; the others have their outcome. */
  List<AnalysedEvent> analyse(List<ClaimedEvent> taken, Progress progress) {
    taken.forEach(observer::taken);
    List<ClaimedEvent> scored = withoutSkipped(taken, progress);
    List<AnalysedEvent> analysed = new ArrayList<>(scored.size());
    for (ClaimedEvent event : scored) {
      analyse(event, progress).ifPresent(analysed::add);
    }
    return analysed;
  }

  private List<ClaimedEvent> withoutSkipped(List<ClaimedEvent> taken, Progress progress) {
    List<ClaimedEvent> skipped =
        taken.stream().filter(event -> rules.skipped().contains(event.botType())).toList();
    if (skipped.isEmpty()) {
      return taken;
    }
    events.skip(skipped.stream().map(ClaimedEvent::id).toList());
    Outcome outcome = new Outcome.Suppressed(Suppression.SKIPPED_BOT_TYPE);
    skipped.forEach(event -> progress.end(event.id(), outcome));
    return taken.stream().filter(event -> !skipped.contains(event)).toList();
  }

  private Optional<AnalysedEvent> analyse(ClaimedEvent event, Progress progress) {
    try {
      return Optional.of(worthOf(event));
    } catch (OutageException e) {
      events.handBack(List.of(event.id()));
      progress.end(event.id(), new Outcome.Outage(e));
    } catch (RuntimeException e) {
      progress.end(event.id(), failedOrStoodDown(event, e));
    } catch (StackOverflowError e) {
      Failure tooDeep = Failure.permanent("STACK_OVERFLOW", "the analysis ran out of stack");
      progress.end(event.id(), failing.fail(new FailedAttempt(event, tooDeep)));
    }
    return Optional.empty();
  }

  /** An interrupted analysis is this worker standing down, not the event's failure. */
  private Outcome failedOrStoodDown(ClaimedEvent event, RuntimeException e) {
    return Thread.currentThread().isInterrupted()
        ? new Outcome.HandedBack()
        : failing.fail(new FailedAttempt(event, Failure.of(e)));
  }

  private AnalysedEvent worthOf(ClaimedEvent event) {
    ConversationLog log = events.log(event);
    Analysis stored = event.storedAnalysis();
    Analysis analysis = stored == null ? analyser.analyse(event, log) : stored;
    AnalysedEvent analysed =
        new AnalysedEvent(event, analysis, rules.formula().score(log.totalTurns(), analysis));
    if (stored == null && analyser.asksPeers()) {
      keep(analysed);
    }
    return analysed;
  }

  /** Told of here, because a later attempt finds the same analysis again. */
  private void keep(AnalysedEvent analysed) {
    events.keepAnalysis(analysed);
    if (!analysed.analysis().degraded().isEmpty()) {
      observer.degraded(analysed);
    }
  }
}
