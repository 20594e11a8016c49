package dev.rapport.worker.infrastructure.postgres;

import com.zaxxer.hikari.HikariDataSource;
import dev.rapport.model.activities.Catalogues;
import dev.rapport.worker.application.DependencyCheck;
import dev.rapport.worker.application.Events;
import dev.rapport.worker.application.FailedAttempts;
import dev.rapport.worker.application.FriendshipLedger;
import dev.rapport.worker.application.Scores;
import java.time.Duration;

/** All adapters of this package over one pool for work and one session for the lock. */
public final class WorkerDatabase implements AutoCloseable {

  private final HikariDataSource work;
  private final PostgresPresence presence;

  /**
   * Opens nothing yet.
   *
   * @param presence a pool of one connection, which is kept
   */
  public WorkerDatabase(HikariDataSource work, HikariDataSource presence) {
    this.work = work;
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

  @Override
  public void close() {
    presence.close();
    work.close();
  }
}
