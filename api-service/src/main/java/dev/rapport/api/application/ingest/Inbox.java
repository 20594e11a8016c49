package dev.rapport.api.application.ingest;

import java.util.List;

/** Where accepted conversation ends are kept. */
public interface Inbox {

  /**
   * Stores each event unless its conversation and content are stored already. An event is committed
   * when it is reported as stored; one that is {@link Acceptance.Taken} leaves no trace. Events may
   * repeat each other within a batch and across concurrent batches: exactly one of them is new.
   *
   * <p>Idempotent. Takes at most the wait for a connection and two statements' bounds.
   *
   * @return one answer for each event, in their order
   * @throws dev.rapport.model.failure.OutageException if it does not answer; whether something was
   *     stored is unknown, and asking again is safe
   * @throws dev.rapport.model.failure.TransientException on a deadlock or a bound
   * @throws dev.rapport.model.failure.PermanentException if it refuses the data of some event;
   *     events of the same batch may be stored or not
   */
  List<Acceptance> accept(List<NewEvent> events);
}
