package dev.rapport.api.application.operations.doctor;

import dev.rapport.api.application.operations.doctor.DatabaseState.Found;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The schema, the bounds in force, and the clock. */
final class ExamineDatabase implements Examination {

  private final DatabaseState database;
  private final Map<String, Duration> declared;

  /**
   * @param declared the bounds that our connections ask for, by the server's names
   */
  ExamineDatabase(DatabaseState database, Map<String, Duration> declared) {
    this.database = database;
    this.declared = new TreeMap<>(declared);
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public List<Check> examine() {
    Found found = database.look();
    return List.of(schema(found), bounds(found), Clocks.compare("PostgreSQL", found.ahead()));
  }

  private static Check schema(Found found) {
    String expected = "every change that this build knows";
    return found.missingChanges().isEmpty()
        ? Check.ok("schema", found.appliedChanges() + " changes applied", expected)
        : Check.fail(
            "schema",
            "lacks " + String.join(", ", found.missingChanges()),
            expected,
            "run `java -jar api-service.jar migrate`");
  }

  private Check bounds(Found found) {
    Map<String, Duration> live = new TreeMap<>(found.bounds());
    return live.equals(declared)
        ? Check.ok("database bounds", live.toString(), declared.toString())
        : Check.fail(
            "database bounds",
            live.toString(),
            declared.toString(),
            "a pooler between us and PostgreSQL drops the options of connections");
  }
}
