package dev.rapport.api.application.operations.verify;

import java.time.Duration;
import java.util.List;

/**
 * The rows that must add up. Reads only. Each method is one statement and so sees one moment of a
 * system that runs on, takes at most the wait for a connection and the statement's bound, and
 * throws {@link dev.rapport.model.failure.OutageException} or {@link
 * dev.rapport.model.failure.TransientException} when there is no answer.
 */
public interface Books {

  /** The greatest id of an event, 0 without events. */
  long lastEvent();

  /** Rows of the ledger, roughly. */
  long ledgerRows();

  /** Events with {@code from <= id < to}, and what the ledger has of these ids. */
  Findings events(long from, long to, Ways ways);

  /** The events of one user. */
  Findings eventsOf(String userId, Ways ways);

  /**
   * Counts events with {@code from <= id < to}; of the unaccounted only those whose row and ledger
   * contradict each other.
   */
  EventCounts finished(long from, long to);

  /**
   * Other open and failed events, of all ids, that are unaccounted for; cheap, by partial indexes.
   */
  long unaccountedOpen(Ways ways);

  /**
   * Statuses against the ledger, of one share of the users.
   *
   * @param share from 0 to {@code shares} - 1
   */
  UserFindings users(int share, int shares);

  /** The status of one user against the ledger. */
  UserFindings user(String userId);

  /**
   * Which ways onward are open, so that an event that waits for a known reason is not called stuck.
   *
   * @param abandonedAfter what nothing has touched for so long is stuck
   * @param publishing whether the broker has been taking messages for long enough
   * @param consuming whether nobody has ordered a pause
   * @param held messages that the work queue holds, or more than there can be while that is unknown
   */
  record Ways(Duration abandonedAfter, boolean publishing, boolean consuming, long held) {}

  /** What was found among events; of each kind at most {@link #MOST} are named. */
  record Findings(EventCounts counts, long ledgerRows, List<Problem> problems, long problemsTotal) {
    public Findings {
      problems = List.copyOf(problems);
    }
  }

  /** What was found among users. */
  record UserFindings(long users, List<Problem> problems, long problemsTotal) {
    public UserFindings {
      problems = List.copyOf(problems);
    }
  }

  /** Problems that one answer names, at most. */
  int MOST = 1000;
}
