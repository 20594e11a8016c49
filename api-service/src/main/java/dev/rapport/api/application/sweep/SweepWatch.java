package dev.rapport.api.application.sweep;

import java.util.Map;

/** Told what was found, for metrics and logs. Must not wait and must not fail. */
public interface SweepWatch {

  /** A sweep has ended and has brought back so many events. */
  void swept(int expired, int due, int lost);

  /** A sweep could not be done. */
  void failed(RuntimeException cause);

  /**
   * What is on its way.
   *
   * @param missed stale events beyond what the queue holds
   */
  void counted(Backlog.Counts counts, long missed);

  /** Ready messages by queue. */
  void depths(Map<String, Long> ready);
}
