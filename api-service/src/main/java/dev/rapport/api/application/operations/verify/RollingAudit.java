package dev.rapport.api.application.operations.verify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Counts all events, chunk by chunk, a few chunks in each round, so that a round costs the same
 * however many events there are.
 *
 * <p>Open and failed events are judged in each round, by their partial indexes. Finished ones are
 * compared with the ledger chunk by chunk: the newest chunks in each round, the others in turn. So
 * a finished event that stops adding up is noticed in the next round if it is new, and after one
 * lap at the latest. It cannot see a row that was deleted before it was scored, since nothing else
 * tells of it, nor wrong sums of users: those are for {@link VerifyEvents}.
 */
public final class RollingAudit {

  private static final int MOST_LOOKED_AT_AGAIN = 10;

  private final Books books;
  private final OpenWays ways;
  private final InstantSource clock;
  private final Pace pace;
  private final AuditWatch watch;
  private final TreeMap<Long, EventCounts> chunks = new TreeMap<>();
  private long next;
  private volatile Optional<Totals> totals = Optional.empty();

  /**
   * How much in one round.
   *
   * @param chunk ids in one statement
   * @param unseen time a round may spend on chunks that were never looked at
   */
  public record Pace(int chunk, Duration unseen) {}

  /**
   * What is known of all events.
   *
   * @param counts by where they are; of the unaccounted only those that the ledger shows
   * @param unaccounted all of them
   */
  public record Totals(EventCounts counts, long unaccounted) {}

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
      long newest = books.lastEvent() / pace.chunk();
      look(newest);
      look(newest - 1);
      lookAgainAtWhatWasWrong();
      lookAtNext(newest);
      boolean complete = lookAtUnseen(newest);
      long openUnaccounted = books.unaccountedOpen(ways.now());
      EventCounts sum = chunks.values().stream().reduce(EventCounts.NONE, EventCounts::plus);
      long unaccounted = sum.unaccounted() + openUnaccounted;
      totals = complete ? Optional.of(new Totals(sum, unaccounted)) : Optional.empty();
      watch.audited(unaccounted, chunks.size());
    } catch (RuntimeException e) {
      watch.failed(e);
    }
  }

  /** All events, as old as the lap; empty until everything was seen once. */
  public Optional<Totals> totals() {
    return totals;
  }

  /** What was mended counts no more in the next round. */
  private void lookAgainAtWhatWasWrong() {
    chunks.entrySet().stream()
        .filter(chunk -> chunk.getValue().unaccounted() > 0)
        .map(Map.Entry::getKey)
        .limit(MOST_LOOKED_AT_AGAIN)
        .toList()
        .forEach(this::look);
  }

  private void lookAtNext(long newest) {
    next = next > newest ? 0 : next;
    look(next++);
  }

  /** Whether everything has been seen by now; it may take a few rounds. */
  private boolean lookAtUnseen(long newest) {
    Instant deadline = clock.instant().plus(pace.unseen());
    for (long chunk = newest; chunk >= 0 && chunks.size() <= newest; chunk--) {
      if (!chunks.containsKey(chunk)) {
        if (!clock.instant().isBefore(deadline)) {
          return false;
        }
        look(chunk);
      }
    }
    return true;
  }

  private void look(long chunk) {
    if (chunk < 0) {
      return;
    }
    long from = chunk * pace.chunk();
    chunks.put(chunk, books.finished(from, from + pace.chunk()));
  }
}
