package dev.rapport.worker.application.reanalysis;

import dev.rapport.model.conversation.ConversationLog;
import dev.rapport.model.failure.PermanentException;
import dev.rapport.model.scoring.Analysis;
import dev.rapport.model.scoring.Formula;
import dev.rapport.worker.application.analysis.Conversation;
import dev.rapport.worker.application.analysis.PeerAnalyser;
import dev.rapport.worker.application.reanalysis.Reanalysed.Result;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Asks peers again for the parts that failed, and stores what is better. Scores stay as they are:
 * an event counts once, for ever, and the difference is told to whoever asked.
 */
public final class ReanalyseDegraded {

  private static final int PAGE = 16;

  private final DegradedEvents events;
  private final PeerAnalyser analyser;
  private final Formula formula;
  private final ExecutorService threads;

  /** Which events, how many at most, and whether anything is stored. */
  public record Request(Instant since, int limit, boolean dryRun) {}

  /**
   * @param threads a thread for each task, never a queue
   */
  public ReanalyseDegraded(
      DegradedEvents events, PeerAnalyser analyser, Formula formula, ExecutorService threads) {
    this.events = events;
    this.analyser = analyser;
    this.formula = formula;
    this.threads = threads;
  }

  /**
   * Looks at page after page, all of one page at once.
   *
   * @param told each event's result, page by page, in the order of ids
   * @throws dev.rapport.model.failure.OutageException if the database is away, or a peer and the
   *     settings say wait; what was told until then is done
   */
  public void run(Request request, Consumer<Reanalysed> told) {
    long last = 0;
    int left = request.limit();
    while (left > 0) {
      List<DegradedEvent> page = events.find(request.since(), last, Math.min(PAGE, left));
      if (page.isEmpty()) {
        return;
      }
      lookAt(page, request.dryRun()).forEach(told);
      last = page.getLast().id().value();
      left -= page.size();
    }
  }

  private List<Reanalysed> lookAt(List<DegradedEvent> page, boolean dryRun) {
    List<Future<Reanalysed>> looks = new ArrayList<>(page.size());
    page.forEach(event -> looks.add(threads.submit(() -> lookAt(event, dryRun))));
    try {
      List<Reanalysed> results = new ArrayList<>(page.size());
      for (Future<Reanalysed> look : looks) {
        results.add(look.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } finally {
      looks.forEach(look -> look.cancel(true));
    }
  }

  private Reanalysed lookAt(DegradedEvent event, boolean dryRun) {
    Optional<ConversationLog> log = log(event);
    if (log.isEmpty()) {
      return new Reanalysed(event, null, null, Result.LOG_GONE);
    }
    Analysis before = event.analysis();
    Analysis better =
        analyser.askAgain(
            new Conversation(event.userId(), event.conversationId(), log.get()), before);
    BigDecimal worth = formula.score(log.get().totalTurns(), better).finalScoreChange();
    boolean isBetter = better.degraded().size() < before.degraded().size();
    Result result = isBetter ? keep(event, better, dryRun) : Result.STILL_DEGRADED;
    return new Reanalysed(event, better, worth, result);
  }

  private Result keep(DegradedEvent event, Analysis better, boolean dryRun) {
    if (dryRun) {
      return Result.WOULD_BE_STORED;
    }
    return events.keep(event, better) ? Result.STORED : Result.NO_LONGER_OURS;
  }

  private Optional<ConversationLog> log(DegradedEvent event) {
    try {
      return events.log(event);
    } catch (PermanentException e) {
      return Optional.empty();
    }
  }
}
