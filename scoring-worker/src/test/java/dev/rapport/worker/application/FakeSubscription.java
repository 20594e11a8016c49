package dev.rapport.worker.application;

/** A subscription that opens and closes at once, and counts. */
final class FakeSubscription implements Subscription {

  private volatile boolean open;
  private volatile int openings;

  @Override
  public synchronized void open() {
    if (!open) {
      openings++;
    }
    open = true;
  }

  @Override
  public synchronized void close() {
    open = false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  int openings() {
    return openings;
  }
}
