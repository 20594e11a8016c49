package dev.rapport.api.application.operations.deadletters;

import dev.rapport.model.contract.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows that the dead-letter queue mirrors. Each method is one transaction, takes at most the
 * wait for a connection and a statement's bound, and throws {@link
 * dev.rapport.model.failure.OutageException} or {@link
 * dev.rapport.model.failure.TransientException} when it was perhaps not done; doing it again is
 * safe.
 */
public interface DeadLetterCopies {

  /** Takes the turn to compare, for one process at a time; empty if it is another's. */
  Optional<Turn> lease(Duration lease);

  /** What the rows say of these messages, in their order. */
  List<Standing> standings(List<QueuedMessage> messages);

  /**
   * Declares an event dead whose message the broker gave up, with its dead letter.
   *
   * @return whether it was still waiting for that message
   */
  boolean giveUp(EventId event, String why);

  /** Records a message that belongs to no event, and answers its row; once for equal ones. */
  long record(QueuedMessage message, String code, String why);

  /**
   * Notes that the copies of open dead letters are gone, so that they are published again.
   *
   * @param before only copies confirmed before that
   * @param seen rows whose copies are there
   * @return how many are gone
   */
  int missed(Instant before, Collection<Long> seen);

  /** Ends the turn without a result. */
  void giveTurnBack();

  /** Ends the turn after counts were compared. */
  void looked(long ready);

  /** Ends the turn after every message was compared. */
  void reconciled(long ready, long unknown);

  /**
   * The turn, and how things stood.
   *
   * @param now by the database's clock
   * @param copies open dead letters whose copy was confirmed
   * @param unknown messages that were left alone the last time
   * @param reconciledAt when every message was compared last
   */
  record Turn(Instant now, long copies, long unknown, @Nullable Instant reconciledAt) {}
}
