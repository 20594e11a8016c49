package dev.rapport.worker.application;

/** Asks a dependency whether work that needs it can go on. */
public interface DependencyCheck {

  /**
   * Returns when it can. Within the dependency's bounds; changes nothing.
   *
   * @throws dev.rapport.model.failure.OutageException if it cannot, and why
   */
  void check();
}
