package dev.rapport.api.testing;

import dev.rapport.shared.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** What the api-service can see of a worker: its row and its lock. */
public final class FakeWorker implements AutoCloseable {

  private final Connection session;
  private final long number;

  /** One that lives. */
  public FakeWorker(TestDatabase database, long number, String state) throws SQLException {
    this.session = DriverManager.getConnection(database.url());
    this.number = number;
    execute("select pg_advisory_lock(1380011088, " + number + ")");
    execute(
        "insert into workers (number, process, version, state, in_flight) values (%d, '41@host',"
                .formatted(number)
            + " 'development', '%s', 1)".formatted(state));
  }

  /** Changes what it tells of itself. */
  public void tell(String state, String reason, String why) throws SQLException {
    execute(
        "update workers set state = '%s', pause_reason = '%s', why = '%s' where number = %d"
            .formatted(state, reason, why, number));
  }

  /** Its process is gone; its row stays. */
  @Override
  public void close() throws SQLException {
    session.close();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = session.createStatement()) {
      statement.execute(sql);
    }
  }
}
