package dev.rapport.api.application.friendship;

import dev.rapport.api.application.friendship.ScoredConversations.Recorded;
import dev.rapport.model.analysis.BuiltInAnalysis;
import dev.rapport.model.contract.EventStatus;
import dev.rapport.model.conversation.ConversationLog;
import dev.rapport.model.scoring.Analysis;
import dev.rapport.model.scoring.Formula;
import dev.rapport.model.scoring.ScoreDetails;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** What a conversation is worth: as a dry run, or as the worker has recorded it. */
public final class CalculateScore {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final ScoredConversations conversations;
  private final Formula formula;
  private final Waiting waiting;
  private final BuiltInAnalysis builtIn = new BuiltInAnalysis();

  /**
   * How a caller waits for the worker.
   *
   * @param patience at most
   */
  public record Waiting(InstantSource clock, Pauses pauses, Duration patience) {}

  /** Lets time pass. */
  @FunctionalInterface
  public interface Pauses {
    void pause(Duration duration) throws InterruptedException;
  }

  public CalculateScore(ScoredConversations conversations, Formula formula, Waiting waiting) {
    this.conversations = conversations;
    this.formula = formula;
    this.waiting = waiting;
  }

  /**
   * Changes nothing and asks no model: uses the stored analysis, else the built-in one. Empty for
   * an unknown conversation and for one whose log was dropped.
   */
  public Optional<ScoreDetails> dryRun(String conversationId) {
    return conversations
        .find(conversationId)
        .flatMap(found -> conversations.log(found.id()).map(log -> score(found, log)));
  }

  /**
   * What is recorded, once the worker is done with the conversation or the patience is at an end.
   * Empty for an unknown conversation; at once for another user's.
   */
  public Optional<Recorded> awaitRecorded(String conversationId, String userId)
      throws InterruptedException {
    Instant deadline = waiting.clock().instant().plus(waiting.patience());
    Optional<Recorded> found = conversations.find(conversationId);
    while (found.filter(event -> isOpen(event) && event.userId().equals(userId)).isPresent()
        && waiting.clock().instant().isBefore(deadline)) {
      waiting.pauses().pause(BETWEEN_LOOKS);
      found = conversations.find(conversationId);
    }
    return found;
  }

  private ScoreDetails score(Recorded found, ConversationLog log) {
    Analysis stored = found.analysis();
    return formula.score(log.totalTurns(), stored == null ? builtIn.analyse(log) : stored);
  }

  private static boolean isOpen(Recorded found) {
    return found.status() == EventStatus.PENDING || found.status() == EventStatus.PROCESSING;
  }
}
