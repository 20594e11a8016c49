package dev.rapport.faults.report;

import dev.rapport.faults.nemesis.Blow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All faults of one kind.
 *
 * @param longestMillis the longest request that met one
 * @param confirmMillis from healed to the first new confirm, median and worst
 * @param scoreMillis from healed to the first new score, median and worst
 */
public record KindFigures(
    String kind, int faults, double longestMillis, Spread confirmMillis, Spread scoreMillis) {

  /** Of several durations, in milliseconds. */
  record Spread(double median, double worst) {}

  /** One row for each kind, in the order they were first struck. */
  static List<KindFigures> of(List<Blow> blows, Latencies latencies) {
    Map<String, List<Blow>> byKind = new LinkedHashMap<>();
    blows.forEach(blow -> byKind.computeIfAbsent(blow.kind(), _ -> new ArrayList<>()).add(blow));
    List<KindFigures> figures = new ArrayList<>();
    byKind.forEach(
        (kind, of) ->
            figures.add(
                new KindFigures(
                    kind,
                    of.size(),
                    of.stream().mapToDouble(latencies::longestMillis).max().orElse(0),
                    medianAndWorst(of, Blow.Recovery::confirm),
                    medianAndWorst(of, Blow.Recovery::score))));
    return figures;
  }

  static Spread medianAndWorst(List<Blow> blows, Function<Blow.Recovery, Duration> part) {
    double[] millis =
        blows.stream()
            .map(Blow::recovery)
            .flatMap(Optional::stream)
            .map(part)
            .mapToDouble(duration -> duration.toNanos() / 1e6)
            .toArray();
    return new Spread(Latencies.percentile(millis, 50), Latencies.percentile(millis, 100));
  }
}
