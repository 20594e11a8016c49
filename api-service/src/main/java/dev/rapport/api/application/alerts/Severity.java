package dev.rapport.api.application.alerts;

/** How soon somebody has to look. */
public enum Severity {
  /** Now: something is lost, or nobody is served. */
  P0,
  /** Within the hour: it gets worse by itself. */
  P1,
  /** On the next working day. */
  P2
}
