package dev.rapport.api.application.operations.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The database as a new session finds it. */
@FunctionalInterface
public interface DatabaseState {

  /**
   * Looks; takes at most the wait for a connection and a few statements' bounds.
   *
   * @throws dev.rapport.model.failure.OutageException if there is no answer
   */
  Found look();

  /**
   * What was found.
   *
   * @param version of the server
   * @param ahead its clock before ours
   * @param bounds in force on our connections, by the server's names
   * @param missingChanges of the schema
   * @param appliedChanges how many there are
   */
  record Found(
      String version,
      Duration ahead,
      Map<String, Duration> bounds,
      List<String> missingChanges,
      int appliedChanges) {}
}
