package dev.rapport.worker.application;

/** A subscription that opens and closes at once, and counts. */
final class FakeSubscription implements Subscription {

  private volatile boolean open;
  private volatile int openings;
  private volatile Width width = Width.FULL;

  @Override
  public synchronized void open(Width asked) {
    if (!open) {
      openings++;
      width = asked;
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

  /** What it was opened with last. */
  Width width() {
    return width;
  }
}
