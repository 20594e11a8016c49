package dev.rapport.shared.postgres;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.rapport.model.failure.OutageException;
import dev.rapport.model.failure.PermanentException;
import dev.rapport.model.failure.TransientException;
import dev.rapport.shared.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresFailuresIT {

  private static final TestDatabase DATABASE = TestDatabase.migrated();
  private static final HikariDataSource POOL =
      Pools.open(
          DATABASE.settings().withStatementTimeout(Duration.ofSeconds(3)),
          "it",
          2,
          new SimpleMeterRegistry());

  private final JdbcClient jdbc = JdbcClient.create(POOL);

  @AfterAll
  static void stop() {
    POOL.close();
    DATABASE.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into score_ledger (event_id, user_id, change, score_before, score_after,"
            + " formula_version, attempt) values (1, 'u', 1, 0, 1, 'v', 1)",
        "select 1 / 0",
        "select '\\u0000'::jsonb"
      })
  void refusedDataIsPermanent(String sql) {
    assertThatThrownBy(() -> execute(sql)).isInstanceOf(PermanentException.class);
  }

  @Test
  void aStatementThatTakesTooLongIsTransient() {
    assertThatThrownBy(() -> execute("select pg_sleep(20)"))
        .isInstanceOf(TransientException.class)
        .hasMessage("SQLSTATE 57014");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select pg_terminate_backend(pg_backend_pid())",
        "select * from a_table_that_is_missing"
      })
  void adversityOfTheServerIsAnOutage(String sql) {
    assertThatThrownBy(() -> execute(sql)).isInstanceOf(OutageException.class);
  }

  @Test
  void aServerThatIsAwayIsAnOutageAfterTheWaitForAConnection() {
    DatabaseSettings away =
        new DatabaseSettings(
            "jdbc:postgresql://localhost:1/none",
            "nobody",
            "",
            Duration.ofMillis(300),
            Duration.ofMillis(250),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10));
    try (HikariDataSource pool = Pools.open(away, "away", 1, new SimpleMeterRegistry())) {
      JdbcClient client = JdbcClient.create(pool);
      assertThatThrownBy(
              () ->
                  PostgresFailures.translated(
                      () -> client.sql("select 1").query(Integer.class).single()))
          .isInstanceOf(OutageException.class);
    }
  }

  private void execute(String sql) {
    PostgresFailures.run(
        () -> {
          if (sql.startsWith("insert")) {
            var _ = jdbc.sql(sql).update();
          } else {
            var _ = jdbc.sql(sql).query().listOfRows();
          }
        });
  }
}
