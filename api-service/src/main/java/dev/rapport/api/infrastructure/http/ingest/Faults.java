package dev.rapport.api.infrastructure.http.ingest;

import dev.rapport.api.infrastructure.http.problem.Fault;
import dev.rapport.api.infrastructure.http.problem.RefusedException;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a body, so that the caller learns it all at once. */
final class Faults {

  /** A log full of faults must not become an answer without end. */
  private static final int MOST = 1000;

  private final List<Fault> found = new ArrayList<>();

  void add(String pointer, String message) {
    if (found.size() < MOST) {
      found.add(new Fault(pointer, message));
    }
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw RefusedException.invalid(found);
    }
  }
}
