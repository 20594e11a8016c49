package dev.rapport.api.application.operations.verify;

/** Told what the rolling audit finds, for metrics and logs. Must not wait and must not fail. */
public interface AuditWatch {

  /** A round has ended: so many events are unaccounted for, as far as was seen. */
  void audited(long unaccounted, int chunks);

  /** A round could not be done. */
  void failed(RuntimeException cause);
}
