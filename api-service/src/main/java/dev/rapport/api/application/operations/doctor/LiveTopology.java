package dev.rapport.api.application.operations.doctor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The broker's objects compared with the declared ones; for background threads only. */
@FunctionalInterface
public interface LiveTopology {

  /**
   * Compares; takes at most a few of the broker's bounds.
   *
   * @throws dev.rapport.model.failure.OutageException if there is no answer
   */
  Comparison compare();

  /**
   * What differs.
   *
   * @param how by which means it was seen
   * @param whole whether arguments, bindings and policies were seen, or names only
   * @param missing objects that are not there
   * @param different objects with other properties than declared
   * @param policies that change what our queues do
   * @param deadLetterLimit how often a dead letter may be looked at
   * @param brokerTime the broker's clock
   */
  record Comparison(
      String how,
      boolean whole,
      List<String> missing,
      List<String> different,
      List<String> policies,
      Optional<Long> deadLetterLimit,
      Optional<Instant> brokerTime) {

    public Comparison {
      missing = List.copyOf(missing);
      different = List.copyOf(different);
      policies = List.copyOf(policies);
    }
  }
}
