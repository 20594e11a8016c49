package dev.rapport.api.application.events;

import dev.rapport.api.application.operations.consumption.ConsumptionBoard.Posted;
import dev.rapport.model.contract.EventId;
import dev.rapport.model.contract.EventStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at stored events and changes nothing. Each method takes at most the wait for a connection
 * and five statements' bounds, and throws {@link dev.rapport.model.failure.OutageException} or
 * {@link dev.rapport.model.failure.TransientException} when there is no answer.
 */
public interface EventArchive {

  Optional<EventDetails> find(EventId id);

  /** The event that is stored under this id, with a suffix if it has one. */
  Optional<EventDetails> findByConversation(String conversationId);

  /** The raw log as posted, as JSON; empty if it was dropped after its retention period. */
  Optional<String> rawLog(EventId id);

  /** The workers, the order they follow, and the time. */
  Posted board();

  /** Events of the filter, the newest first, without their logs. */
  List<EventSummary> search(Filter filter, int limit);

  /**
   * What to look for; what is null does not matter, but something must be given.
   *
   * @param degraded whether a part of the analysis failed
   * @param since only events accepted then or later
   * @param until only events accepted before
   * @param before only events with a smaller id: the page after the one that ended with it
   */
  record Filter(
      @Nullable String conversationId,
      @Nullable String userId,
      @Nullable EventStatus status,
      @Nullable Boolean degraded,
      @Nullable Instant since,
      @Nullable Instant until,
      @Nullable EventId before) {}
}
