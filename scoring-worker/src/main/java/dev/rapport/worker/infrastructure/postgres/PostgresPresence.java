package dev.rapport.worker.infrastructure.postgres;

import com.zaxxer.hikari.HikariDataSource;
import dev.rapport.model.failure.Dependency;
import dev.rapport.model.failure.OutageException;
import dev.rapport.shared.postgres.PostgresFailures;
import dev.rapport.worker.application.DependencyCheck;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Shows the other workers that this one lives: a number of its own and an advisory lock on it, held
 * by a session that does nothing else. The lock ends with the process, without clock or heartbeat.
 */
final class PostgresPresence implements DependencyCheck, AutoCloseable {

  /** The first key of the workers' advisory locks; the second is a worker's number. */
  static final int LOCK_SPACE = 1380011088;

  private static final String NEXT_NUMBER = "select nextval('worker_ids')";

  private static final String LOCK = "select pg_try_advisory_lock(?, ?)";

  private static final String STILL_THERE = "select 1";

  private final HikariDataSource pool;
  private volatile long number;
  private @Nullable Connection session;
  private boolean locked;

  /**
   * @param pool of one connection, which is never given back
   */
  PostgresPresence(HikariDataSource pool) {
    this.pool = pool;
    pool.getHikariConfigMXBean().setLeakDetectionThreshold(0);
  }

  /** This worker's number, from the first {@link #check} that passed. */
  long number() {
    if (number == 0) {
      throw new OutageException(Dependency.POSTGRESQL, "this worker has no number yet");
    }
    return number;
  }

  /** Sees that the lock is held, in a new session if need be. */
  @Override
  public synchronized void check() {
    try {
      if (session != null && locked) {
        one(session, STILL_THERE);
        return;
      }
      lock();
    } catch (SQLException e) {
      forget();
      throw PostgresFailures.translate(e);
    }
  }

  @Override
  public synchronized void close() {
    forget();
    pool.close();
  }

  /** A dead session's lock may outlive it for a while; until it is gone it speaks for us. */
  private void lock() throws SQLException {
    Connection current = session == null ? pool.getConnection() : session;
    session = current;
    if (number == 0) {
      number = one(current, NEXT_NUMBER);
    }
    try (PreparedStatement statement = current.prepareStatement(LOCK)) {
      statement.setInt(1, LOCK_SPACE);
      statement.setInt(2, Math.toIntExact(number));
      try (ResultSet row = statement.executeQuery()) {
        locked = row.next() && row.getBoolean(1);
      }
    }
  }

  private static long one(Connection connection, String query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private void forget() {
    locked = false;
    if (session != null) {
      pool.evictConnection(session);
      session = null;
    }
  }
}
