package dev.rapport.bench;

import dev.rapport.bench.contender.Scored;
import dev.rapport.bench.load.Answers;
import dev.rapport.bench.report.Percentiles;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What one run showed. Counts only what happened between two moments, in seconds after its begin.
 *
 * @param cores that each process kept busy in that time
 */
record Run(
    Answers answers, List<Scored> scored, double from, double to, Map<String, Double> cores) {

  double acceptedPerSecond() {
    return answers.acceptedBetween(from, to) / (to - from);
  }

  double scoredPerSecond() {
    return scoredBetween(from, to) / (to - from);
  }

  /** What is both accepted and scored. */
  double sustained() {
    return Math.min(acceptedPerSecond(), scoredPerSecond());
  }

  /** From the planned moment to the answer. */
  Percentiles answerMillis() {
    return new Percentiles(answers.millis(from, to));
  }

  /** From the begin of the transaction that stores to the commit of the one that scores. */
  Percentiles acceptedToScoredMillis() {
    return millis(event -> (event.scoredMicros() - event.createdMicros()) / 1e3);
  }

  /** From the planned moment to the commit of the score. */
  Percentiles plannedToScoredMillis() {
    return millis(event -> (event.scoredMicros() - answers.plannedMicros(event.sequence())) / 1e3);
  }

  private Percentiles millis(ToDoubleFunction<Scored> measure) {
    return new Percentiles(
        scored.stream()
            .filter(event -> isBetween(event.createdMicros(), from, to))
            .mapToDouble(measure)
            .toArray());
  }

  /** For each second of the whole run. */
  double[] acceptedEachSecond() {
    return IntStream.range(0, (int) to)
        .mapToDouble(second -> answers.acceptedBetween(second, second + 1.0))
        .toArray();
  }

  /** For each second of the whole run. */
  double[] scoredEachSecond() {
    double[] each = new double[(int) to];
    for (Scored event : scored) {
      int second = (int) Math.floorDiv(event.scoredMicros() - answers.startedMicros(), 1_000_000L);
      if (second >= 0 && second < each.length) {
        each[second]++;
      }
    }
    return each;
  }

  private long scoredBetween(double fromSecond, double toSecond) {
    return scored.stream()
        .filter(event -> isBetween(event.scoredMicros(), fromSecond, toSecond))
        .count();
  }

  private boolean isBetween(long micros, double fromSecond, double toSecond) {
    double after = (micros - answers.startedMicros()) / 1e6;
    return after >= fromSecond && after < toSecond;
  }
}
