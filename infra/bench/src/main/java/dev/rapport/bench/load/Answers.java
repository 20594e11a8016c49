package dev.rapport.bench.load;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What became of the posts of one run, by their number. Filled by the generator's thread alone. */
public final class Answers {

  public static final int ACCEPTED = 202;

  private final String prefix;
  private final long startedNanos;
  private final long startedMicros;
  private final BitSet accepted = new BitSet();
  private final Map<Integer, Integer> others = new TreeMap<>();
  private long[] planned = new long[1 << 16];
  private long[] answered = new long[1 << 16];
  private int posted;

  Answers(String prefix, long startedNanos, long startedMicros) {
    this.prefix = prefix;
    this.startedNanos = startedNanos;
    this.startedMicros = startedMicros;
  }

  int planned(long at) {
    if (posted == planned.length) {
      planned = Arrays.copyOf(planned, 2 * posted);
      answered = Arrays.copyOf(answered, 2 * posted);
    }
    planned[posted] = at - startedNanos;
    return posted++;
  }

  void answered(int sequence, int status, long at) {
    answered[sequence] = at - startedNanos;
    if (status == ACCEPTED) {
      accepted.set(sequence);
    } else {
      int _ = others.merge(status, 1, Integer::sum);
    }
  }

  /** What all their conversation ids begin with. */
  public String prefix() {
    return prefix;
  }

  public int posted() {
    return posted;
  }

  /** The numbers that were answered 202. */
  public BitSet accepted() {
    return accepted;
  }

  /** How often each other status came; -1 for no answer. */
  public Map<Integer, Integer> others() {
    return others;
  }

  /** Microseconds since the epoch when the run began. */
  public long startedMicros() {
    return startedMicros;
  }

  /** Microseconds since the epoch when the post was to be sent. */
  public long plannedMicros(int sequence) {
    return startedMicros + planned[sequence] / 1_000;
  }

  /** How many were answered 202 so many seconds after the begin. */
  public long acceptedBetween(double fromSeconds, double toSeconds) {
    return numbers(fromSeconds, toSeconds).count();
  }

  /** From the planned moment to the answer, of what was answered 202 in that time. */
  public double[] millis(double fromSeconds, double toSeconds) {
    return numbers(fromSeconds, toSeconds)
        .mapToDouble(i -> (answered[i] - planned[i]) / 1e6)
        .toArray();
  }

  private IntStream numbers(double fromSeconds, double toSeconds) {
    return accepted.stream()
        .filter(i -> answered[i] >= fromSeconds * 1e9 && answered[i] < toSeconds * 1e9);
  }
}
