package dev.rapport.shared.testing;

import dev.rapport.shared.postgres.DatabaseSettings;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.command.CommandScope;
import liquibase.exception.LiquibaseException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A database of one test class, with the whole schema; dropped when it is closed. The roles that
 * the schema's grants are for belong to the whole server: they are made if it lacks them, and each
 * database has users of its own in them.
 */
public final class TestDatabase implements AutoCloseable {

  /** The roles besides the owner. */
  public static final List<String> ROLES =
      List.of("rapport_api", "rapport_worker", "rapport_reader");

  private static final String CHANGELOG = "db/changelog/changelog.yaml";

  /** Kept, because a logger's level is forgotten with it. */
  private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

  private final String name = "it_" + UUID.randomUUID().toString().replace("-", "");
  private final String server = Environment.required("JDBC_URL");

  private TestDatabase() {}

  /** A new database that has been migrated. */
  public static TestDatabase migrated() {
    TestDatabase database = empty();
    database.migrate();
    return database;
  }

  /** A new database without any table. */
  public static TestDatabase empty() {
    TestDatabase database = new TestDatabase();
    database.onServer("create database " + database.name);
    for (String role : ROLES) {
      database.onServer(
          "do $$ begin if to_regrole('%s') is null then create role %s; end if; end $$"
              .formatted(role, role));
      database.onServer(
          "create role %s login password '%s' in role %s"
              .formatted(database.member(role), database.name, role));
    }
    return database;
  }

  /** The JDBC address, with user and password. */
  public String url() {
    return server.replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + name);
  }

  /** Settings of the owner, with bounds short enough for tests of outages. */
  public DatabaseSettings settings() {
    return settings(parameter("user"), parameter("password"));
  }

  /**
   * The same for somebody who may do what a role may do.
   *
   * @param role one of {@link #ROLES}
   */
  public DatabaseSettings settingsOf(String role) {
    return settings(member(role), name);
  }

  private DatabaseSettings settings(String user, String password) {
    return new DatabaseSettings(
        url().replaceAll("[?&](user|password)=[^&]*", ""),
        user,
        password,
        Duration.ofSeconds(1),
        Duration.ofMillis(400),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10));
  }

  /** For looking at what the code under test did; a new connection for each statement. */
  public JdbcClient jdbc() {
    return JdbcClient.create(new DriverManagerDataSource(url()));
  }

  @Override
  public void close() {
    onServer("drop database " + name + " with (force)");
    ROLES.forEach(role -> onServer("drop role " + member(role)));
  }

  private String member(String role) {
    return name + role.replace("rapport", "");
  }

  private void migrate() {
    LIQUIBASE.setLevel(Level.WARNING);
    try {
      var _ =
          new CommandScope("update")
              .addArgumentValue("url", url())
              .addArgumentValue("changelogFile", CHANGELOG)
              .setOutput(OutputStream.nullOutputStream())
              .execute();
    } catch (LiquibaseException e) {
      throw new IllegalStateException("cannot migrate " + name, e);
    }
  }

  private String parameter(String parameter) {
    String value = server.replaceFirst(".*[?&]" + parameter + "=([^&]*).*", "$1");
    return value.equals(server) ? "" : value;
  }

  private void onServer(String sql) {
    try (Connection connection = DriverManager.getConnection(server);
        Statement statement = connection.createStatement()) {
      var _ = statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
