package dev.rapport.shared.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;

/**
 * Small pools, one for each job, so that none can starve another. Every wait has a bound: the
 * drivers' defaults wait for ever on a server that is frozen.
 */
public final class Pools {

  private static final Duration LEAK_SUSPICION = Duration.ofSeconds(30);
  private static final Duration KEEP_ALIVE = Duration.ofMinutes(2);
  private static final Duration MAX_LIFETIME = Duration.ofMinutes(30);

  private Pools() {}

  /**
   * A pool that opens its connections when they are needed, so that a service starts, and waits,
   * while the database is away.
   *
   * @param name shown in metrics, in logs and as the connections' application name
   * @param size connections at most
   */
  public static HikariDataSource open(
      DatabaseSettings settings, String name, int size, MeterRegistry metrics) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.username());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(settings.poolWait().toMillis());
    config.setValidationTimeout(settings.validationTimeout().toMillis());
    config.setInitializationFailTimeout(-1);
    // Hikari asks the first connection otherwise, and if that is cut off, no later one works.
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setKeepaliveTime(KEEP_ALIVE.toMillis());
    config.setMaxLifetime(MAX_LIFETIME.toMillis());
    config.setLeakDetectionThreshold(LEAK_SUSPICION.toMillis());
    config.setMetricRegistry(metrics);
    driverProperties(settings, name).forEach(config::addDataSourceProperty);
    return new HikariDataSource(config);
  }

  private static Map<String, String> driverProperties(DatabaseSettings settings, String name) {
    return Map.of(
        "ApplicationName", name,
        "connectTimeout", seconds(settings.connectTimeout()),
        "loginTimeout", seconds(settings.connectTimeout()),
        "socketTimeout", seconds(settings.statementTimeout().plus(DatabaseSettings.SOCKET_GRACE)),
        "cancelSignalTimeout", seconds(settings.connectTimeout()),
        "tcpKeepAlive", "true",
        // Row values must not reach logs through error messages.
        "logServerErrorDetail", "false",
        "reWriteBatchedInserts", "true",
        "options", serverBounds(settings));
  }

  private static String serverBounds(DatabaseSettings settings) {
    return "-c statement_timeout=%d -c lock_timeout=%d -c idle_in_transaction_session_timeout=%d"
        .formatted(
            settings.statementTimeout().toMillis(),
            settings.lockTimeout().toMillis(),
            settings.idleInTransactionTimeout().toMillis());
  }

  /** Whole seconds, rounded up, as the driver wants them. */
  private static String seconds(Duration duration) {
    return Long.toString((duration.toMillis() + 999) / 1000);
  }
}
