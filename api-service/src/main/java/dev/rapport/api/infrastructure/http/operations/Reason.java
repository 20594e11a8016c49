package dev.rapport.api.infrastructure.http.operations;

import dev.rapport.api.infrastructure.http.problem.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why somebody changes something by hand; kept for ever, so it must say something. */
final class Reason {

  private static final int MOST = 2000;

  private Reason() {}

  static List<Fault> faults(@Nullable String reason) {
    boolean fine =
        reason != null
            && !reason.isBlank()
            && reason.length() <= MOST
            && reason.indexOf(0) < 0
            && reason
                .codePoints()
                .noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    return fine
        ? List.of()
        : List.of(new Fault("/reason", "must be a text of 1 to " + MOST + " characters"));
  }
}
