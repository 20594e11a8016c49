package dev.rapport.bench.stack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The bench's own way into PostgreSQL. One connection, kept; for one thread at a time. */
public final class Database implements AutoCloseable {

  private static final int FETCHED_AT_ONCE = 10_000;

  /** One row into one value. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final Connection connection;

  public Database(String jdbcUrl) {
    try {
      connection = DriverManager.getConnection(jdbcUrl);
    } catch (SQLException e) {
      throw failed("connecting", e);
    }
  }

  public synchronized void execute(String sql, Object... parameters) {
    try (PreparedStatement statement = prepared(sql, parameters)) {
      boolean _ = statement.execute();
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  public synchronized <T> List<T> rows(String sql, RowReader<T> reader, Object... parameters) {
    try (PreparedStatement statement = prepared(sql, parameters)) {
      statement.setFetchSize(FETCHED_AT_ONCE);
      List<T> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(reader.read(result));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /** The one number a query answers. */
  public long number(String sql, Object... parameters) {
    return rows(sql, row -> row.getLong(1), parameters).getFirst();
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed("closing", e);
    }
  }

  private static IllegalStateException failed(String doing, SQLException cause) {
    return new IllegalStateException(doing, cause);
  }
}
