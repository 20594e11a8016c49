package dev.rapport.api.application.operations.doctor;

import dev.rapport.api.application.health.CheckHealth;
import dev.rapport.api.application.health.Health.Part;
import java.util.List;
import java.util.Locale;

/** Whether what the service needs answers. */
final class ExamineDependencies implements Examination {

  private final CheckHealth health;

  ExamineDependencies(CheckHealth health) {
    this.health = health;
  }

  @Override
  public String name() {
    return "dependencies";
  }

  @Override
  public List<Check> examine() {
    return health.check().parts().stream().map(ExamineDependencies::check).toList();
  }

  private static Check check(Part part) {
    String name = part.name().name().toLowerCase(Locale.ROOT);
    if (part.up()) {
      return Check.ok(name, "answers", "answers");
    }
    return switch (part.name()) {
      case REDIS ->
          Check.warn(name, part.detail(), "answers", "suggestions are computed; restart Redis");
      case POSTGRESQL ->
          Check.fail(name, part.detail(), "answers", "nothing can be stored: mend it first");
      default -> Check.fail(name, part.detail(), "answers", "events wait in PostgreSQL; mend it");
    };
  }
}
