package dev.rapport.api.application.operations.deadletters;

import dev.rapport.api.application.operations.Change;
import org.jspecify.annotations.Nullable;

/**
 * Puts dead letters aside. Each method is one transaction with its audit, takes at most the wait
 * for a connection and a few statements' bounds, and throws {@link
 * dev.rapport.model.failure.OutageException} or {@link
 * dev.rapport.model.failure.TransientException} when it was perhaps not done; doing it again is
 * safe.
 */
public interface Disposal {

  /** Archives those that are open; their events stay FAILED. */
  Changed archive(DeadLetterFilter filter, Change change);

  /** Opens archived ones again. */
  Changed restore(DeadLetterFilter filter, Change change);

  /**
   * Removes the bytes and words of archived ones for ever; their rows stay, and their events stay
   * FAILED.
   *
   * @param expected how many; null for any, in a dry run
   * @throws CountMismatchException if another number than expected would be purged
   */
  Changed purge(DeadLetterFilter filter, @Nullable Long expected, Change change);

  /**
   * What was done.
   *
   * @param matched dead letters of the filter
   * @param changed those of them that could be changed
   */
  record Changed(long matched, long changed) {}

  /** Not what the operator saw: nothing was purged. */
  final class CountMismatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long actual;

    public CountMismatchException(long actual) {
      super("there are " + actual, null, false, false);
      this.actual = actual;
    }

    public long actual() {
      return actual;
    }
  }
}
