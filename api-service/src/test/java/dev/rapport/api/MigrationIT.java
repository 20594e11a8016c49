package dev.rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.shared.amqp.BrokerProbe;
import dev.rapport.shared.postgres.SchemaCheck;
import dev.rapport.shared.testing.TestBroker;
import dev.rapport.shared.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class MigrationIT {

  private final TestDatabase database = TestDatabase.empty();
  private final TestBroker broker = TestBroker.empty();
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  @AfterEach
  void drop() {
    broker.close();
    database.close();
  }

  @Test
  void preparesSchemaAndTopologyAndMayRunAgain() {
    assertThat(migrate()).isZero();
    assertThat(migrate()).isZero();
    assertThat(new SchemaCheck(new DriverManagerDataSource(database.url())).missing()).isEmpty();
    try (BrokerProbe probe = new BrokerProbe(broker.settings(), "test")) {
      assertThat(probe.missing()).isEmpty();
    }
    assertThat(output.toString(StandardCharsets.UTF_8))
        .contains("schema: up to date", "topology: queue rapport.scoring", "migrate: done");
  }

  @Test
  void survivesTheLockOfAMigrationThatWasKilled() {
    assertThat(migrate()).isZero();
    int locked =
        database
            .jdbc()
            .sql(
                "update databasechangeloglock set locked = true, lockgranted = now(), lockedby = 'dead'")
            .update();
    assertThat(locked).isEqualTo(1);
    assertThat(migrate()).isZero();
  }

  @Test
  void saysWhatIsWrongAndFails() {
    TestDatabase gone = TestDatabase.empty();
    gone.close();
    assertThat(new Migration(gone.settings(), broker.settings(), progress()).run()).isEqualTo(1);
    assertThat(output.toString(StandardCharsets.UTF_8)).contains("FAILED").contains("run it again");
  }

  private int migrate() {
    return new Migration(database.settings(), broker.settings(), progress()).run();
  }

  private PrintStream progress() {
    return new PrintStream(output, true, StandardCharsets.UTF_8);
  }
}
