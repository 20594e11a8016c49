package dev.rapport.faults.nemesis;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * One blow, ready to be struck once.
 *
 * @param target what it hits, for the reader
 * @param hold how long it lasts, at most
 */
public record Fault(String target, Harm harm, Duration hold, Action action, Signs signs) {

  /** How it begins and how it ends. */
  public record Action(Runnable inject, Runnable heal) {}

  /**
   * How one sees where it stands.
   *
   * @param enough it has done its work and may be healed before its time is over
   * @param healed all is as it was, services included
   */
  public record Signs(BooleanSupplier enough, BooleanSupplier healed) {}

  static Fault lasting(
      String target, Harm harm, Duration hold, Action action, BooleanSupplier healed) {
    return new Fault(target, harm, hold, action, new Signs(() -> false, healed));
  }

  /** A blow that is over as soon as it is struck. */
  static Fault instant(String target, Harm harm, Runnable inject, BooleanSupplier healed) {
    return lasting(target, harm, Duration.ZERO, new Action(inject, () -> {}), healed);
  }
}
