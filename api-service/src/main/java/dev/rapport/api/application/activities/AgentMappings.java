package dev.rapport.api.application.activities;

import dev.rapport.model.activities.AgentMapping;
import java.util.List;
import java.util.Optional;

/**
 * The editable part of the catalogue. Each method is one statement, takes at most the wait for a
 * connection and its bound, and throws {@link dev.rapport.model.failure.OutageException} or {@link
 * dev.rapport.model.failure.TransientException} when it was perhaps not done.
 */
public interface AgentMappings {

  /** A mapping and its number. */
  record Numbered(long id, AgentMapping mapping) {}

  /** All of them, the inactive ones too, in the order of their numbers after {@code afterId}. */
  List<Numbered> list(long afterId, int limit);

  Optional<Numbered> find(long id);

  /** Adds one; empty if an active one of that level, type and agent is there already. */
  Optional<Numbered> add(AgentMapping mapping);

  /** Replaces one. Idempotent. */
  Replaced replace(long id, AgentMapping mapping);

  /** Makes one inactive; false if there is none. Idempotent. */
  boolean deactivate(long id);

  /** What came of a replacement. */
  enum Replaced {
    DONE,
    UNKNOWN,
    /** Another active one has that level, type and agent. */
    TAKEN
  }
}
