package dev.rapport.api.application.operations.deadletters;

/** Told of every comparison, for metrics and logs. Must not wait and must not fail. */
public interface ReconciliationWatch {

  /** Every message was compared with the rows. */
  void reconciled(ReconcileDeadLetters.Report report);

  /** It was not done; there will be another. */
  void failed(RuntimeException cause);
}
