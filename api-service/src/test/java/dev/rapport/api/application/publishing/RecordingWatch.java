package dev.rapport.api.application.publishing;

import dev.rapport.model.failure.OutageException;

/** Counts what it is told. */
public final class RecordingWatch implements PublishingWatch {

  private int lost;
  private int outboxFailures;

  int lost() {
    return lost;
  }

  int outboxFailures() {
    return outboxFailures;
  }

  @Override
  public void published(int messages) {}

  @Override
  public void unknown(int messages) {}

  @Override
  public void brokerLost(OutageException cause) {
    lost++;
  }

  @Override
  public void brokerBack() {}

  @Override
  public void outboxFailed(RuntimeException cause) {
    outboxFailures++;
  }
}
