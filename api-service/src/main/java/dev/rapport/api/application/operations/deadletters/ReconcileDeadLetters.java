package dev.rapport.api.application.operations.deadletters;

import dev.rapport.api.application.operations.deadletters.DeadLetterCopies.Turn;
import dev.rapport.model.contract.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Keeps the dead-letter queue equal to the open dead letters: one message for each. Compares
 * counts, and the messages themselves only where these differ or time has passed. Never removes
 * what no row has; for one thread.
 */
public final class ReconcileDeadLetters {

  private final DeadLetterQueue queue;
  private final DeadLetterCopies copies;
  private final Pace pace;
  private final ReconciliationWatch watch;

  private int limit;

  /**
   * How often, and how much.
   *
   * @param lease how long the turn is one process's; longer than a look takes
   * @param again after which time messages left alone are looked at once more
   * @param anyway after which time everything is looked at though the counts are equal
   * @param limit messages looked at, at most
   */
  public record Pace(Duration lease, Duration again, Duration anyway, int limit) {}

  /**
   * What a comparison of all messages found.
   *
   * @param removed copies that were settled or doubled
   * @param recorded dead letters that only the queue knew
   * @param missed rows whose copy was gone
   * @param unknown messages left alone
   */
  public record Report(int removed, int recorded, int missed, int unknown, boolean complete) {}

  public ReconcileDeadLetters(
      DeadLetterQueue queue, DeadLetterCopies copies, Pace pace, ReconciliationWatch watch) {
    this.queue = queue;
    this.copies = copies;
    this.pace = pace;
    this.watch = watch;
    this.limit = pace.limit();
  }

  /** One comparison; survives every failure. */
  public void reconcile() {
    try {
      copies.lease(pace.lease()).ifPresent(this::takeTurn);
    } catch (RuntimeException e) {
      watch.failed(e);
    }
  }

  private void takeTurn(Turn turn) {
    try {
      compare(turn);
    } catch (RuntimeException e) {
      copies.giveTurnBack();
      throw e;
    }
  }

  private void compare(Turn turn) {
    long ready = queue.ready();
    if (!isDue(turn, ready)) {
      copies.looked(ready);
      return;
    }
    Comparison comparison = new Comparison();
    DeadLetterQueue.Look look = queue.look(limit, comparison::judge);
    limit = nextLimit(look);
    int missed = look.complete() ? copies.missed(turn.now(), comparison.seen) : 0;
    int unknown = comparison.unknown + (look.complete() ? 0 : 1);
    copies.reconciled((long) look.seen() - comparison.removed, unknown);
    watch.reconciled(
        new Report(comparison.removed, comparison.recorded, missed, unknown, look.complete()));
  }

  /** After a look that a message ended, only those before it; after that all again. */
  private int nextLimit(DeadLetterQueue.Look look) {
    boolean wasShort = limit < pace.limit();
    return look.complete() || look.seen() == 0 || wasShort ? pace.limit() : look.seen();
  }

  private boolean isDue(Turn turn, long ready) {
    Instant last = turn.reconciledAt();
    if (last == null || !last.plus(pace.anyway()).isAfter(turn.now())) {
      return true;
    }
    return turn.unknown() > 0
        ? !last.plus(pace.again()).isAfter(turn.now())
        : ready != turn.copies();
  }

  /** The verdicts of one look, and what they came to. */
  private final class Comparison {

    private final Set<Long> seen = new HashSet<>();
    private int removed;
    private int recorded;
    private int unknown;

    Set<Integer> judge(List<QueuedMessage> messages) {
      List<Standing> standings = copies.standings(messages);
      Set<Integer> gone = new HashSet<>();
      for (int i = 0; i < messages.size(); i++) {
        if (!isKept(messages.get(i), standings.get(i))) {
          gone.add(i);
          removed++;
        }
      }
      return gone;
    }

    private boolean isKept(QueuedMessage message, Standing standing) {
      return switch (standing.kind()) {
        case OPEN -> isTheCopy(message, standing.row());
        case SETTLED -> false;
        case UNRECORDED -> isRecorded(message);
        case DELIVERABLE -> message.byBroker() && isLeft(!giveUp(message));
        case IN_WORK -> message.byBroker() && isLeft(true);
        case UNEXPLAINED -> isLeft(true);
      };
    }

    /**
     * One of an event without our headers makes room for one that tells more: the relay publishes
     * it.
     */
    private boolean isTheCopy(QueuedMessage message, long row) {
      boolean tells = message.copy() || message.event().isEmpty();
      return tells && seen.add(row);
    }

    private boolean isRecorded(QueuedMessage message) {
      String unreadable = message.unreadable();
      boolean added =
          seen.add(
              unreadable == null
                  ? copies.record(
                      message, "UNKNOWN_EVENT", "there is no event " + message.eventId())
                  : copies.record(message, "UNREADABLE_MESSAGE", unreadable));
      recorded += added ? 1 : 0;
      return added;
    }

    private boolean giveUp(QueuedMessage message) {
      EventId event = Objects.requireNonNull(message.eventId());
      boolean dead = copies.giveUp(event, because(Objects.requireNonNull(message.givenUp())));
      recorded += dead ? 1 : 0;
      return dead;
    }

    private static String because(String reason) {
      return reason.equals("delivery_limit")
          ? "delivery_limit: it was delivered too often without an answer, and nobody had claimed it"
          : reason + ": it left the work queue, and nobody had claimed it";
    }

    private boolean isLeft(boolean left) {
      unknown += left ? 1 : 0;
      return left;
    }
  }
}
