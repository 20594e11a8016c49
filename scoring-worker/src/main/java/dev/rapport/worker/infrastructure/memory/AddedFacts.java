package dev.rapport.worker.infrastructure.memory;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Counts those facts of a list that are new. */
final class AddedFacts {

  private AddedFacts() {}

  /** How many say ADD under this key; empty if this is no list of facts that each say something. */
  static Optional<Integer> count(JsonNode facts, String key) {
    if (!facts.isArray()) {
      return Optional.empty();
    }
    int added = 0;
    for (JsonNode fact : facts) {
      if (!fact.path(key).isString()) {
        return Optional.empty();
      }
      added += fact.path(key).stringValue().equalsIgnoreCase("ADD") ? 1 : 0;
    }
    return Optional.of(added);
  }
}
