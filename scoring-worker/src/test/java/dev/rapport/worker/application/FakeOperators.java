package dev.rapport.worker.application;

import dev.rapport.model.failure.Dependency;
import dev.rapport.model.failure.OutageException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Operators who order nothing unless a test says so, and remember what they were told. */
final class FakeOperators implements Operators {

  private final List<Condition> told = new CopyOnWriteArrayList<>();
  private volatile @Nullable PauseOrder order;
  private volatile boolean silent;
  private volatile boolean signedOff;

  void order(Duration left) {
    order = new PauseOrder("ann", "looking at it", Instant.EPOCH, left);
  }

  void fallSilent() {
    silent = true;
  }

  void speak() {
    silent = false;
  }

  List<Condition> told() {
    return told;
  }

  boolean isSignedOff() {
    return signedOff;
  }

  @Override
  public Optional<PauseOrder> pauseOrder() {
    refuseIfSilent();
    return Optional.ofNullable(order);
  }

  @Override
  public void report(Condition condition) {
    refuseIfSilent();
    told.add(condition);
  }

  @Override
  public void signOff() {
    signedOff = true;
  }

  private void refuseIfSilent() {
    if (silent) {
      throw new OutageException(Dependency.POSTGRESQL, "no answer");
    }
  }
}
