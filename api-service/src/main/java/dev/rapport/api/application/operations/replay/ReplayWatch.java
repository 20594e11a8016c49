package dev.rapport.api.application.operations.replay;

/** Told what the driver does, for metrics and logs. Must not wait and must not fail. */
public interface ReplayWatch {

  /** So many events were dealt with. */
  void released(long replay, int stage, int events);

  void halted(long replay, String because);

  void completed(long replay);

  /** A round was not done; there will be another. */
  void failed(RuntimeException cause);
}
