package dev.rapport.api.application.health;

/** Asks one dependency for an answer, over a connection of its own. */
@FunctionalInterface
public interface DependencyCheck {

  /**
   * Returns if it answers. May take longer than anybody waits: the caller gives up by itself, and
   * does not ask again before this has ended.
   *
   * @throws RuntimeException if it does not answer
   */
  void ask();
}
