package dev.rapport.api.application.operations.deadletters;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at dead letters and changes nothing. Each method takes at most the wait for a connection
 * and a few statements' bounds, and throws {@link dev.rapport.model.failure.OutageException} or
 * {@link dev.rapport.model.failure.TransientException} when there is no answer.
 */
public interface DeadLetters {

  /** Groups of equal causes, the largest first; at most {@code limit}. */
  List<DeadLetterGroup> groups(DeadLetterFilter filter, int limit);

  /** The newest first. */
  List<DeadLetter> list(DeadLetterFilter filter, Page page);

  Optional<DeadLetterDetails> find(long id);

  /** The oldest first, each with its attempts, without the message's bytes. */
  List<DeadLetterDetails> export(DeadLetterFilter filter, Page page);

  DeadLetterStats stats(DeadLetterFilter filter);

  /** How the queue and the rows compare. */
  DeadLetterStats.Reconciliation reconciliation();

  /**
   * A part of a long list.
   *
   * @param after the last id of the page before; null for the first page
   */
  record Page(@Nullable Long after, int limit) {}
}
