package dev.rapport.worker.application;

import dev.rapport.model.contract.EventId;
import dev.rapport.model.conversation.ConversationLog;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The events' rows, up to the score. Each method is one atomic promise, takes at most a few
 * statements' bounds, and throws {@link dev.rapport.model.failure.OutageException} when the
 * database is away (whether it took effect is then unknown) and {@link
 * dev.rapport.model.failure.TransientException} when it lost a conflict and took no effect.
 */
public interface Events {

  /**
   * Leases what is due, before any work, and counts the attempt. What a dead worker held is taken
   * over and charged as a crash; what we hold ourselves is taken over uncharged. What a living one
   * holds within its lease stays its own: we work on it beside that worker, and only the effect can
   * be recorded by both. Asking twice is harmless.
   *
   * @return one answer for each id
   */
  Map<EventId, Claim> claim(Collection<EventId> ids);

  /**
   * Leases one event even if it is {@link Claim.Suspect}. To be called only while nothing else is
   * in flight in this process, so that another death is charged to this event alone.
   */
  Claim claimAlone(EventId id);

  /** Bytes of a leased event's log as it is read; 0 for one that is missing. */
  long logSize(ClaimedEvent event);

  /**
   * The standard log of a leased event; reads the row only if the log did not come with the claim.
   *
   * @throws dev.rapport.model.failure.PermanentException if the stored log is missing or invalid
   */
  ConversationLog log(ClaimedEvent event);

  /**
   * Keeps what peers found out, so that no later attempt asks them again. Idempotent. What is final
   * keeps the analysis that counted, and a complete analysis stays: whoever comes late may have had
   * less luck with the peers.
   */
  void keepAnalysis(AnalysedEvent event);

  /** Marks claimed events as not to be scored. Idempotent. */
  void skip(List<EventId> ids);

  /** Gives leases of ours back uncharged; what is no longer ours is left alone. Idempotent. */
  void handBack(Collection<EventId> ids);

  /**
   * Gives back everything else under this worker's number uncharged, also what the sweep has
   * released meanwhile. Idempotent.
   */
  void handBackAllBut(Collection<EventId> kept);
}
