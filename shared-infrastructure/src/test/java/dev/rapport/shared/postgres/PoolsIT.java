package dev.rapport.shared.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.rapport.shared.testing.Relay;
import dev.rapport.shared.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PoolsIT {

  /** As a service does that starts while the database's machine restarts. */
  @Test
  void outlivesAFirstConnectionThatIsCutOffWhileItIsSetUp() {
    try (TestDatabase database = TestDatabase.migrated();
        Relay relay = relayTo(database);
        HikariDataSource pool =
            Pools.open(through(relay, database), "test", 1, new SimpleMeterRegistry())) {
      relay.cutAt("TRANSACTION ISOLATION LEVEL");
      await().atMost(Duration.ofSeconds(20)).until(() -> relay.hasCut() && answers(pool));
      assertThat(isolation(pool)).isEqualTo("read committed");
    }
  }

  private static boolean answers(HikariDataSource pool) {
    try (Connection connection = pool.getConnection()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private static String isolation(HikariDataSource pool) {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show transaction_isolation")) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Relay relayTo(TestDatabase database) {
    URI address = address(database);
    return new Relay(address.getHost(), address.getPort());
  }

  private static DatabaseSettings through(Relay relay, TestDatabase database) {
    DatabaseSettings settings = database.settings();
    return new DatabaseSettings(
        "jdbc:postgresql://localhost:" + relay.port() + address(database).getPath(),
        settings.username(),
        settings.password(),
        settings.poolWait(),
        settings.validationTimeout(),
        settings.connectTimeout(),
        settings.statementTimeout(),
        settings.lockTimeout(),
        settings.idleInTransactionTimeout());
  }

  private static URI address(TestDatabase database) {
    return URI.create(database.settings().url().replaceFirst("^jdbc:", ""));
  }
}
