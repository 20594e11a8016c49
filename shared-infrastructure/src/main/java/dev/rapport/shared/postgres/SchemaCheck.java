package dev.rapport.shared.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares the changes that this build was written for with those that were applied. More applied
 * changes than known are fine: a newer version migrated, and older ones go on beside it.
 */
public final class SchemaCheck {

  private static final String CHANGELOG = "classpath*:db/changelog/*.sql";
  private static final Pattern CHANGE_SET = Pattern.compile("(?m)^--changeset \\S+?:(\\S+)");

  private static final String CHANGELOG_TABLE_EXISTS =
      "select to_regclass('databasechangelog') is not null";

  private static final String APPLIED_CHANGES = "select id from databasechangelog";

  private final JdbcClient jdbc;

  public SchemaCheck(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /**
   * The ids of the changes that this build needs and the database lacks.
   *
   * @throws dev.rapport.model.failure.OutageException if the database cannot be asked
   */
  public List<String> missing() {
    return PostgresFailures.translated(
        () -> {
          List<String> missing = new ArrayList<>(needed());
          if (jdbc.sql(CHANGELOG_TABLE_EXISTS).query(Boolean.class).single()) {
            missing.removeAll(jdbc.sql(APPLIED_CHANGES).query(String.class).list());
          }
          return missing;
        });
  }

  static List<String> needed() {
    try {
      return Stream.of(new PathMatchingResourcePatternResolver().getResources(CHANGELOG))
          .flatMap(SchemaCheck::changeSets)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + CHANGELOG, e);
    }
  }

  private static Stream<String> changeSets(Resource file) {
    try {
      return CHANGE_SET
          .matcher(file.getContentAsString(StandardCharsets.UTF_8))
          .results()
          .map(change -> change.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
