package dev.rapport.api.application.operations.overview;

import dev.rapport.api.application.sweep.Backlog.Counts;
import dev.rapport.api.application.sweep.SweepWatch;
import java.util.Map;
import java.util.Optional;

/** Remembers what the sweep counted last, so that nobody counts it again. */
public final class LatestCounts implements SweepWatch {

  private final SweepWatch next;
  private volatile Optional<Counts> last = Optional.empty();

  /** Tells another watch everything as well. */
  public LatestCounts(SweepWatch next) {
    this.next = next;
  }

  /** Empty before the first count. */
  public Optional<Counts> last() {
    return last;
  }

  @Override
  public void counted(Counts counts, long missed) {
    last = Optional.of(counts);
    next.counted(counts, missed);
  }

  @Override
  public void swept(int expired, int due, int lost) {
    next.swept(expired, due, lost);
  }

  @Override
  public void failed(RuntimeException cause) {
    next.failed(cause);
  }

  @Override
  public void depths(Map<String, Long> ready) {
    next.depths(ready);
  }
}
