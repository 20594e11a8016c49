package dev.rapport.bench.load;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** When the next post is due. */
public interface Pace {

  /** In nanoseconds after the begin; {@link Long#MAX_VALUE} for not now. */
  long due(int sequence, long elapsedNanos);

  /** Whether there is more to post. */
  boolean goesOn(int sequence, long elapsedNanos);

  /**
   * A closed loop: each connection posts again once it is answered.
   *
   * @param held while true nothing is posted
   */
  static Pace closed(double seconds, int most, BooleanSupplier held) {
    return new Pace() {
      @Override
      public long due(int sequence, long elapsedNanos) {
        return held.getAsBoolean() ? Long.MAX_VALUE : elapsedNanos;
      }

      @Override
      public boolean goesOn(int sequence, long elapsedNanos) {
        return sequence < most && elapsedNanos < seconds * 1e9;
      }
    };
  }

  /**
   * An open loop: posts are due at a steady rate, whatever the answers are. To the millisecond,
   * which is what a selector can be woken at without spinning.
   */
  static Pace open(double perSecond, double seconds) {
    return new Pace() {
      @Override
      public long due(int sequence, long elapsedNanos) {
        return TimeUnit.MILLISECONDS.toNanos((long) (sequence * 1e3 / perSecond));
      }

      @Override
      public boolean goesOn(int sequence, long elapsedNanos) {
        return sequence < perSecond * seconds;
      }
    };
  }
}
