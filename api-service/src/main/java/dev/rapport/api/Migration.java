package dev.rapport.api;

import dev.rapport.shared.amqp.BrokerSettings;
import dev.rapport.shared.amqp.TopologyDeclaration;
import dev.rapport.shared.postgres.DatabaseSettings;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The one-shot step before the services: brings the schema up to date and declares the topology.
 */
final class Migration {

  private static final String CHANGELOG = "db/changelog/changelog.yaml";

  /** One migration at a time, for as long as its session lives: a killed one frees it at once. */
  private static final String LOCK = "select pg_advisory_lock(1380011089)";

  private final DatabaseSettings database;
  private final BrokerSettings broker;
  private final PrintStream progress;

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableConfigurationProperties({DatabaseSettings.class, BrokerSettings.class})
  static class Settings {}

  Migration(DatabaseSettings database, BrokerSettings broker, PrintStream progress) {
    this.database = database;
    this.broker = broker;
    this.progress = progress;
  }

  /** Runs it with the settings of the service; the exit code. */
  static int withSettingsFrom(String[] args) {
    SpringApplication application = new SpringApplication(Settings.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setLogStartupInfo(false);
    application.setDefaultProperties(
        Map.of("logging.level.liquibase", "warn", "logging.level.org.springframework", "warn"));
    try (ConfigurableApplicationContext context = application.run(args)) {
      return new Migration(
              context.getBean(DatabaseSettings.class),
              context.getBean(BrokerSettings.class),
              System.out)
          .run();
    }
  }

  /** 0 if both are as this build wants them. */
  int run() {
    try {
      migrateSchema();
      progress.println("topology: declaring at " + broker.uri().getHost());
      new TopologyDeclaration(broker).declare(name -> progress.println("topology: " + name));
      progress.println("migrate: done");
      return 0;
    } catch (SQLException | LiquibaseException | RuntimeException e) {
      progress.println("migrate: FAILED: " + e.getMessage());
      progress.println("migrate: it is safe to run it again once the cause is mended");
      return 1;
    }
  }

  private void migrateSchema() throws SQLException, LiquibaseException {
    progress.println("schema: connecting to " + database.url());
    try (Connection guard = connect();
        Connection connection = connect()) {
      try (var lock = guard.createStatement()) {
        lock.execute(LOCK);
      }
      apply(connection);
    }
  }

  /** Whoever holds Liquibase's own lock is dead, because we hold the session's. */
  private void apply(Connection connection) throws LiquibaseException {
    var target =
        DatabaseFactory.getInstance()
            .findCorrectDatabaseImplementation(new JdbcConnection(connection));
    try (Liquibase liquibase =
        new Liquibase(CHANGELOG, new ClassLoaderResourceAccessor(), target)) {
      liquibase.forceReleaseLocks();
      int open = liquibase.listUnrunChangeSets(null, null).size();
      progress.println("schema: " + open + " changes to apply");
      liquibase.update("");
      progress.println("schema: up to date");
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", database.username());
    properties.setProperty("password", database.password());
    properties.setProperty("connectTimeout", Long.toString(database.connectTimeout().toSeconds()));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("ApplicationName", "rapport-migrate");
    return DriverManager.getConnection(database.url(), properties);
  }
}
