package dev.rapport.shared.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.shared.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class SchemaCheckIT {

  @Test
  void missesNothingOnceMigrated() {
    try (TestDatabase database = TestDatabase.migrated()) {
      assertThat(new SchemaCheck(new DriverManagerDataSource(database.url())).missing()).isEmpty();
    }
  }

  @Test
  void missesEverythingInAnEmptyDatabase() {
    try (TestDatabase database = TestDatabase.empty()) {
      assertThat(new SchemaCheck(new DriverManagerDataSource(database.url())).missing())
          .contains("001-create-tables")
          .isEqualTo(SchemaCheck.needed());
    }
  }
}
