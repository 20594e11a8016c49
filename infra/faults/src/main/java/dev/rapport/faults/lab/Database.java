package dev.rapport.faults.lab;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The suite's own way into PostgreSQL, around every proxy. A connection for each call. */
public final class Database {

  /** PostgreSQL did not do it. */
  public static final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DatabaseException(SQLException cause) {
      super(cause);
    }
  }

  /** One row into one value. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final String url;
  private final String user;
  private final String password;

  public Database(String url, String user, String password) {
    this.url = url;
    this.user = user;
    this.password = password;
  }

  /** The superuser's, in a database of a server of ours. */
  static Database owned(int port, String name) {
    String url =
        "jdbc:postgresql://127.0.0.1:%d/%s?connectTimeout=2&socketTimeout=60&sslmode=disable"
            .formatted(port, name);
    return new Database(url, PostgresServer.USER, "");
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  /** Runs statements without parameters. */
  public void execute(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** All rows of a query. */
  public <T> List<T> rows(String sql, RowReader<T> reader, Object... parameters) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.setFetchSize(10_000);
      List<T> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(reader.read(result));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** The one number a query answers. */
  public long number(String sql, Object... parameters) {
    return rows(sql, row -> row.getLong(1), parameters).getFirst();
  }

  /** The same, or nothing while the server is away. */
  public Optional<Long> numberIfThere(String sql, Object... parameters) {
    try {
      return Optional.of(number(sql, parameters));
    } catch (DatabaseException e) {
      return Optional.empty();
    }
  }

  boolean isReady() {
    return numberIfThere("select 1").isPresent();
  }
}
