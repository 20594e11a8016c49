package dev.rapport.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Figures by name, one value for each run; printed as medians with their spread. */
public final class Findings {

  private static final String ROW = "  %-46s %10s %10s %10s  %s%n";

  private final Map<String, List<Double>> values = new LinkedHashMap<>();
  private final Set<String> remarks = new LinkedHashSet<>();

  /** One more run's value. */
  public void add(String figure, double value) {
    values.computeIfAbsent(figure, _ -> new ArrayList<>()).add(value);
  }

  /** Something to be read below the table; said once. */
  public void remark(String text) {
    boolean _ = remarks.add(text);
  }

  /** Over the runs so far; NaN of what was never measured. */
  public double median(String figure) {
    return all(figure).median();
  }

  private Percentiles all(String figure) {
    return new Percentiles(
        values.getOrDefault(figure, List.of()).stream().mapToDouble(v -> v).toArray());
  }

  /** The table. */
  public String table(String title) {
    StringBuilder table = new StringBuilder("\n" + title + "\n\n");
    table.append(ROW.formatted("", "median", "min", "max", "runs"));
    values.forEach(
        (figure, measured) -> {
          Percentiles all = all(figure);
          table.append(
              ROW.formatted(
                  figure,
                  number(all.median()),
                  number(all.min()),
                  number(all.max()),
                  measured.size()));
        });
    remarks.forEach(remark -> table.append("\n  ").append(remark));
    return table.append('\n').toString();
  }

  private static String number(double value) {
    int decimals = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
