package dev.rapport.api.application.alerts;

/** Where the people on call read. */
public interface AlertRoom {

  /**
   * Posts a notice, once for each call. Takes at most all tries and the pauses between them.
   *
   * @throws UndeliveredException if it is not certain that the notice can be read there
   */
  void post(Notice notice);
}
