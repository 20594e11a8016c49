package dev.rapport.api.application.health;

import dev.rapport.model.failure.Dependency;
import java.time.Instant;
import java.util.List;

/** What was found, and when. */
public record Health(Status status, List<Part> parts, Instant checkedAt) {

  /** The service as a whole. */
  public enum Status {
    OK,
    /** Conversations are taken in; something else waits. */
    DEGRADED,
    /** Nothing can be stored. */
    DOWN
  }

  /**
   * One dependency.
   *
   * @param detail what is known beyond that; empty when all is well
   */
  public record Part(Dependency name, boolean up, String detail) {}

  public Health {
    parts = List.copyOf(parts);
  }

  static Health of(List<Part> parts, Instant checkedAt) {
    boolean allUp = parts.stream().allMatch(Part::up);
    boolean canStore =
        parts.stream().filter(part -> part.name() == Dependency.POSTGRESQL).allMatch(Part::up);
    Status status = allUp ? Status.OK : canStore ? Status.DEGRADED : Status.DOWN;
    return new Health(status, parts, checkedAt);
  }
}
