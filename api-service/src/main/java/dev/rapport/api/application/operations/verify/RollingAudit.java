package dev.rapport.api.application.operations.verify;

import dev.rapport.api.application.operations.verify.Books.Ways;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Counts all events, chunk by chunk, a few chunks in each round, so that a round costs the same
 * however many events there are.
 *
 * <p>Open and failed events are judged in each round, by their partial indexes. Finished ones are
 * compared with the ledger chunk by chunk: the newest chunks in each round, the others in turn. So a
 * finished event that stops adding up is noticed in the next round if it is new, and after one lap
 * at the latest. It cannot see a row that was deleted before it was scored, since nothing else
 * tells of it, nor wrong sums of users: those are for {@link VerifyEvents}.
 */
public final class RollingAudit {

  private final Books books;
  private final OpenWays ways;
  private final InstantSource clock;
  private final Pace pace;
  private final AuditWatch watch;
  private final TreeMap<Long, EventCounts> chunks = new TreeMap<>();
  private long next;
  private boolean lapped;
  private volatile Optional<EventCounts> totals = Optional.empty();

  /**
   * How much in one round.
   *
   * @param chunk ids in one statement
   * @param firstLap time a round may take until everything was seen once
   */
  public record Pace(int chunk, Duration firstLap) {}

  public RollingAudit(
      Books books, OpenWays ways, InstantSource clock, Pace pace, AuditWatch watch) {
    this.books = books;
    this.ways = ways;
    this.clock = clock;
    this.pace = pace;
    this.watch = watch;
  }

  /** One round; survives every failure. */
  public void round() {
    try {
      Ways open = ways.now();
      long newest = books.lastEvent() / pace.chunk();
      look(newest, open);
      look(newest - 1, open);
      var deadline = clock.instant().plus(pace.firstLap());
      do {
        lookAtNext(newest, open);
      } while (!lapped && clock.instant().isBefore(deadline));
      long openUnaccounted = books.unaccountedOpen(open);
      EventCounts sum = chunks.values().stream().reduce(EventCounts.NONE, EventCounts::plus);
      totals = lapped ? Optional.of(sum) : Optional.empty();
      watch.audited(sum.unaccounted() + openUnaccounted, chunks.size());
    } catch (RuntimeException e) {
      watch.failed(e);
    }
  }

  /**
   * All events by where they are, as old as the lap; empty until everything was seen once. Of the
   * unaccounted only those that the ledger shows.
   */
  public Optional<EventCounts> totals() {
    return totals;
  }

  private void lookAtNext(long newest, Ways open) {
    if (next > newest) {
      next = 0;
      lapped = true;
    }
    look(next++, open);
  }

  private void look(long chunk, Ways open) {
    if (chunk < 0) {
      return;
    }
    long from = chunk * pace.chunk();
    chunks.put(chunk, books.finished(from, from + pace.chunk()));
  }
}
