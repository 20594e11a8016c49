package dev.rapport.api.application.operations.verify;

import dev.rapport.api.application.operations.verify.Books.Findings;
import dev.rapport.api.application.operations.verify.Books.UserFindings;
import dev.rapport.api.application.operations.verify.Books.Ways;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Proves that every accepted event is accounted for and that every status is the sum of the ledger,
 * or names what is not. Reads in chunks while the system runs; each event and each user is judged
 * as of one moment, and an event is one row, so no chunk can see it half done.
 */
public final class VerifyEvents {

  private static final int LEDGER_ROWS_PER_SHARE = 250_000;
  private static final int MOST_SHARES = 1000;

  private final Books books;
  private final OpenWays ways;
  private final InstantSource clock;
  private final Pace pace;

  /**
   * How much at once.
   *
   * @param chunk ids in one statement
   * @param longest after which a verification ends, and says that it is not complete
   */
  public record Pace(int chunk, Duration longest) {}

  /**
   * The verdict.
   *
   * @param complete whether everything was looked at within the bound
   * @param problems the first ones found
   */
  public record Verdict(
      boolean complete,
      Instant checkedAt,
      Duration took,
      EventCounts events,
      List<Problem> problems,
      long problemsTotal,
      long usersChecked,
      long ledgerRows) {

    public Verdict {
      problems = List.copyOf(problems);
    }

    public boolean isOk() {
      return complete && problemsTotal == 0;
    }
  }

  public VerifyEvents(Books books, OpenWays ways, InstantSource clock, Pace pace) {
    this.books = books;
    this.ways = ways;
    this.clock = clock;
    this.pace = pace;
  }

  /** All events and all users. */
  public Verdict everything() {
    Tally tally = new Tally();
    Ways open = ways.now();
    long last = books.lastEvent();
    for (long from = 0; from <= last && tally.hasTime(); from += pace.chunk()) {
      boolean newest = from + pace.chunk() > last;
      tally.add(books.events(from, newest ? Long.MAX_VALUE : from + pace.chunk(), open));
    }
    int shares = shares();
    for (int share = 0; share < shares && tally.hasTime(); share++) {
      tally.add(books.users(share, shares));
    }
    return tally.verdict();
  }

  /** One user and this user's events. */
  public Verdict of(String userId) {
    Tally tally = new Tally();
    tally.add(books.eventsOf(userId, ways.now()));
    tally.add(books.user(userId));
    return tally.verdict();
  }

  /** So that each is sorted in memory, within its bound. */
  private int shares() {
    return (int) Math.min(MOST_SHARES, 1 + books.ledgerRows() / LEDGER_ROWS_PER_SHARE);
  }

  private final class Tally {

    private final Instant began = clock.instant();
    private final List<Problem> problems = new ArrayList<>();
    private EventCounts counts = EventCounts.NONE;
    private boolean complete = true;
    private long problemsTotal;
    private long users;
    private long ledgerRows;

    boolean hasTime() {
      complete = clock.instant().isBefore(began.plus(pace.longest()));
      return complete;
    }

    void add(Findings found) {
      counts = counts.plus(found.counts());
      ledgerRows += found.ledgerRows();
      name(found.problems(), found.problemsTotal());
    }

    void add(UserFindings found) {
      users += found.users();
      name(found.problems(), found.problemsTotal());
    }

    private void name(List<Problem> found, long total) {
      problemsTotal += total;
      found.stream().limit(Books.MOST - problems.size()).forEach(problems::add);
    }

    Verdict verdict() {
      Instant now = clock.instant();
      return new Verdict(
          complete,
          began,
          Duration.between(began, now),
          counts,
          problems,
          problemsTotal,
          users,
          ledgerRows);
    }
  }
}
