package dev.rapport.worker.application;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last order of the operators. While nobody can be asked it stands until it expires; it is
 * measured from when it was read, so the clocks of the two machines need not agree.
 */
public final class StandingOrder {

  private final Operators operators;
  private volatile @Nullable Heard last;

  private record Heard(Optional<PauseOrder> order, long at) {}

  public StandingOrder(Operators operators) {
    this.operators = operators;
  }

  /** Asks, unless it was asked before: nothing is to be taken before the first answer. */
  void know() {
    if (last == null) {
      refresh();
    }
  }

  /** Asks again; what was known stands if there is no answer. */
  void refresh() {
    long asked = System.nanoTime();
    last = new Heard(operators.pauseOrder(), asked);
  }

  /** The pause that is ordered now. */
  Optional<Consumption.Pause> pause() {
    Heard heard = last;
    return heard == null
        ? Optional.empty()
        : heard
            .order()
            .filter(order -> order.left().compareTo(since(heard)) > 0)
            .map(StandingOrder::described);
  }

  private static Duration since(Heard heard) {
    return Duration.ofNanos(System.nanoTime() - heard.at());
  }

  private static Consumption.Pause described(PauseOrder order) {
    return new Consumption.Pause(
        Consumption.OPERATOR,
        "paused by %s until %s: %s".formatted(order.by(), order.until(), order.reason()));
  }
}
