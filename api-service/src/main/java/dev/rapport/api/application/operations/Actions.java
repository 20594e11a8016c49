package dev.rapport.api.application.operations;

import java.time.Instant;
import java.util.List;

/**
 * The audit. Takes at most the wait for a connection and one statement's bound, and throws {@link
 * dev.rapport.model.failure.OutageException} or {@link
 * dev.rapport.model.failure.TransientException} when there is no answer.
 */
public interface Actions {

  /** Those with a smaller id, the newest first. */
  List<Recorded> before(long id, int limit);

  /** What somebody did, and when. */
  record Recorded(long id, Instant at, OperatorAction action) {}
}
