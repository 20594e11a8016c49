package dev.rapport.worker.application;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Who may work beside whom. Fair, so that what must be alone is not kept waiting by newcomers; the
 * wait is bounded by the bound on handling a batch.
 */
final class Company {

  private final ReadWriteLock lock = new ReentrantReadWriteLock(true);

  /** Runs beside any others that are in company. */
  void together(Runnable work) {
    lock.readLock().lock();
    try {
      work.run();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Runs with nothing else in flight in this process. */
  void alone(Runnable work) {
    lock.writeLock().lock();
    try {
      work.run();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
