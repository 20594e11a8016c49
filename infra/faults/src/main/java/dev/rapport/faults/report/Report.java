package dev.rapport.faults.report;

import dev.rapport.faults.check.Counters;
import dev.rapport.faults.nemesis.Harm;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The table for people and the file for machines. */
public final class Report {

  private static final Set<Harm> OF_THE_DATABASE = Set.of(Harm.DATABASE);
  private static final String HEAD = "  %-30s %6s %10s %19s %19s%n";

  private final Outcome outcome;
  private final List<KindFigures> kinds;

  public Report(Outcome outcome) {
    this.outcome = outcome;
    this.kinds = KindFigures.of(outcome.measured().blows(), outcome.measured().latencies());
  }

  public void print(PrintStream out) {
    out.println();
    out.printf(HEAD, "fault", "times", "longest", "healed to confirm", "healed to score");
    out.printf(HEAD, "", "", "request ms", "median, worst ms", "median, worst ms");
    for (KindFigures of : kinds) {
      out.printf(
          "  %-30s %6d %10.0f %9.0f %9.0f %9.0f %9.0f%n",
          of.kind(),
          of.faults(),
          of.longestMillis(),
          of.confirmMillis().median(),
          of.confirmMillis().worst(),
          of.scoreMillis().median(),
          of.scoreMillis().worst());
    }
    printCounters(out);
    outcome.notes().forEach(note -> out.println("  note: " + note));
    outcome.violations().forEach(violation -> out.println("  VIOLATION: " + violation));
    out.printf(
        "%n  seed %d: %s%n%n",
        outcome.seed(),
        outcome.isGood() ? "all held" : outcome.violations().size() + " violations");
  }

  private void printCounters(PrintStream out) {
    Counters c = outcome.counters();
    Latencies latencies = outcome.measured().latencies();
    out.printf(
        "%n  %d faults of %d kinds in %.0f s%n",
        outcome.measured().blows().size(), kinds.size(), outcome.measured().seconds());
    out.printf(
        "  attempted %d, acknowledged %d, ok %d, lost %d, duplicated %d, recovered %d,"
            + " unexpected %d, open %d, wrong %d%n",
        c.attempted(),
        c.acknowledged(),
        c.ok(),
        c.lost(),
        c.duplicated(),
        c.recovered(),
        c.unexpected(),
        c.open(),
        c.wrong());
    out.printf(
        "  poison %d, isolated %d; good events among the dead %d%n",
        c.poison(), c.isolated(), c.goodDead());
    out.printf(
        "  ingest outside faults of PostgreSQL and of APIs: p50 %.1f ms, p99 %.1f ms; with those of"
            + " APIs: p99 %.1f ms; beyond the bound: %d%n",
        latencies.acceptedMillis(50),
        latencies.acceptedMillis(99),
        latencies.acceptedMillis(99, OF_THE_DATABASE),
        latencies.beyondBound());
    out.printf("  before: %s%n", outcome.measured().before());
    out.printf("  after:  %s%n", outcome.measured().after());
  }

  /** Writes the same as JSON. */
  public void write(Path file) {
    Latencies latencies = outcome.measured().latencies();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("seed", outcome.seed());
    all.put("good", outcome.isGood());
    all.put("seconds", outcome.measured().seconds());
    all.put("faults", outcome.measured().blows().size());
    all.put("counters", outcome.counters());
    all.put("ingest_p50_ms", latencies.acceptedMillis(50));
    all.put("ingest_p99_ms", latencies.acceptedMillis(99));
    all.put("ingest_p99_with_faults_of_apis_ms", latencies.acceptedMillis(99, OF_THE_DATABASE));
    all.put("beyond_bound", latencies.beyondBound());
    all.put("kinds", kinds);
    all.put("before", outcome.measured().before());
    all.put("after", outcome.measured().after());
    all.put("violations", outcome.violations());
    all.put("notes", outcome.notes());
    JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValue(file.toFile(), all);
  }
}
