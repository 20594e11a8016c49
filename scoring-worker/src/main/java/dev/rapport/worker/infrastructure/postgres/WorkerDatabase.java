package dev.rapport.worker.infrastructure.postgres;

import com.zaxxer.hikari.HikariDataSource;
import dev.rapport.model.activities.Catalogues;
import dev.rapport.worker.application.DependencyCheck;
import dev.rapport.worker.application.Events;
import dev.rapport.worker.application.FailedAttempts;
import dev.rapport.worker.application.FriendshipLedger;
import dev.rapport.worker.application.Operators;
import dev.rapport.worker.application.Scores;
import java.time.Duration;

/**
 * All adapters of this package: over one pool for work, one session for the lock, and one
 * connection for what operators say and see.
 */
public final class WorkerDatabase implements AutoCloseable {

  private final HikariDataSource work;
  private final PostgresPresence presence;
  private final HikariDataSource rollCall;

  /**
   * Opens nothing yet.
   *
   * @param presence a pool of one connection, which is kept
   * @param rollCall a pool of one connection, so that neither can starve the work nor be starved
   */
  public WorkerDatabase(
      HikariDataSource work, HikariDataSource presence, HikariDataSource rollCall) {
    this.work = work;
    this.rollCall = rollCall;
    this.presence = new PostgresPresence(presence);
  }

  /** Passes while the database answers and this worker's lock is held. */
  public DependencyCheck presence() {
    return presence;
  }

  /** This worker's number, once {@link #presence} has passed. */
  public long workerNumber() {
    return presence.number();
  }

  public Events events(Duration lease) {
    return new PostgresEvents(work, presence, lease);
  }

  public Scores scores(FriendshipLedger ledger, Catalogues catalogues) {
    return new PostgresScores(work, presence, ledger, catalogues);
  }

  public FailedAttempts failedAttempts() {
    return new PostgresFailedAttempts(work, presence);
  }

  /**
   * What operators say and see.
   *
   * @param process how they find this process
   */
  public Operators operators(String process, String version) {
    return new PostgresOperators(rollCall, presence, process, version);
  }

  @Override
  public void close() {
    rollCall.close();
    presence.close();
    work.close();
  }
}
