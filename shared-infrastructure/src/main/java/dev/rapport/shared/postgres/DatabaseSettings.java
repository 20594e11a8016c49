package dev.rapport.shared.postgres;

import dev.rapport.shared.settings.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where PostgreSQL is and how long anything may wait for it.
 *
 * @param url JDBC address
 * @param poolWait wait for a pooled connection
 * @param validationTimeout part of the wait for a pooled connection: testing one
 * @param connectTimeout TCP connect
 * @param statementTimeout one statement; the socket's bound is {@link #SOCKET_GRACE} longer
 * @param lockTimeout wait for a row's lock
 * @param idleInTransactionTimeout silence inside a transaction
 */
@ConfigurationProperties("rapport.database")
public record DatabaseSettings(
    @DefaultValue("jdbc:postgresql://localhost:5432/rapport") String url,
    @DefaultValue("rapport") String username,
    @DefaultValue("") String password,
    @DefaultValue("1s") Duration poolWait,
    @DefaultValue("400ms") Duration validationTimeout,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("5s") Duration statementTimeout,
    @DefaultValue("2s") Duration lockTimeout,
    @DefaultValue("10s") Duration idleInTransactionTimeout) {

  /** The server ends a statement first; the socket's bound is for a server that is frozen. */
  static final Duration SOCKET_GRACE = Duration.ofSeconds(2);

  private static final Duration LONGEST = Duration.ofSeconds(60);

  public DatabaseSettings {
    Setting.between("rapport.database.pool-wait", poolWait, Duration.ofMillis(250), LONGEST);
    Setting.between(
        "rapport.database.validation-timeout", validationTimeout, Duration.ofMillis(250), LONGEST);
    Setting.between(
        "rapport.database.connect-timeout", connectTimeout, Duration.ofSeconds(1), LONGEST);
    Setting.between(
        "rapport.database.statement-timeout", statementTimeout, Duration.ofMillis(100), LONGEST);
    Setting.between("rapport.database.lock-timeout", lockTimeout, Duration.ofMillis(50), LONGEST);
    Setting.between(
        "rapport.database.idle-in-transaction-timeout",
        idleInTransactionTimeout,
        Duration.ofSeconds(1),
        LONGEST);
    Setting.nests(
        "rapport.database.validation-timeout",
        validationTimeout,
        "rapport.database.pool-wait",
        poolWait);
    Setting.nests(
        "rapport.database.lock-timeout",
        lockTimeout,
        "rapport.database.statement-timeout",
        statementTimeout);
  }

  /** The same with another bound on statements. */
  public DatabaseSettings withStatementTimeout(Duration other) {
    return new DatabaseSettings(
        url,
        username,
        password,
        poolWait,
        validationTimeout,
        connectTimeout,
        other,
        lockTimeout,
        idleInTransactionTimeout);
  }

  /** The same for statements that somebody waits for: half of the bound may be spent on locks. */
  public DatabaseSettings forCallers(Duration statement) {
    Duration lock = statement.dividedBy(2);
    return new DatabaseSettings(
        url,
        username,
        password,
        poolWait,
        validationTimeout,
        connectTimeout,
        statement,
        lock.compareTo(lockTimeout) < 0 ? lock : lockTimeout,
        idleInTransactionTimeout);
  }

  /** The longest one statement may hold its caller, the wait for a connection included. */
  public Duration longestStatement() {
    return poolWait.plus(statementTimeout).plus(SOCKET_GRACE);
  }

  /** Everything but the password. */
  @Override
  public String toString() {
    return "DatabaseSettings[url="
        + url
        + ", username="
        + username
        + ", poolWait="
        + poolWait
        + ", validationTimeout="
        + validationTimeout
        + ", connectTimeout="
        + connectTimeout
        + ", statementTimeout="
        + statementTimeout
        + ", lockTimeout="
        + lockTimeout
        + ", idleInTransactionTimeout="
        + idleInTransactionTimeout
        + "]";
  }
}
